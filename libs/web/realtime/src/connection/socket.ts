import type {
  Ack,
  ClientEventName,
  ClientToServerEvents,
  ReplyOf,
  RequestOf,
  ServerToClientEvents,
} from '@officehours/contracts';
import { io, type Socket } from 'socket.io-client';

/** What a socket tells its owner: facts of the service, and what becomes of the connection. */
export interface SocketListeners extends ServerToClientEvents {
  connect(): void;
  disconnect(): void;
  /** Refused by the service, with the code it gave, or not reached. */
  connectError(code: unknown): void;
}

/** The one socket of a client; tests put their own in its place. */
export interface LiveSocket {
  isConnected(): boolean;
  /** Whether it will try again by itself. */
  isActive(): boolean;
  connect(): void;
  disconnect(): void;
  /** Calls `reply` once: with the answer, or with an error when none came in time or the connection ended. */
  request<E extends ClientEventName>(
    event: E,
    payload: RequestOf<E>,
    timeoutMs: number,
    reply: (error: Error | null, answer: Ack<ReplyOf<E>>) => void,
  ): void;
  /** Sends without waiting for an answer. */
  notify<E extends ClientEventName>(event: E, payload: RequestOf<E>): void;
}

export interface SocketOptions {
  baseUrl: string;
  /** Called at every attempt, so that each carries a fresh token. */
  auth: (done: (auth: { token: string; rooms: 'all' }) => void) => void;
  listeners: SocketListeners;
}

export type OpenSocket = (options: SocketOptions) => LiveSocket;

const MANAGER_OPTIONS = {
  autoConnect: false,
  transports: ['websocket', 'polling'],
  tryAllTransports: true,
  // The waits grow from 0.5 to 10 s and are spread, so that not all clients return at once.
  reconnectionDelay: 500,
  reconnectionDelayMax: 10_000,
  randomizationFactor: 0.5,
  timeout: 10_000,
};

export const openSocket: OpenSocket = ({ baseUrl, auth, listeners }) => {
  const options = { ...MANAGER_OPTIONS, auth: (done: (data: object) => void) => auth(done) };
  // A manager of its own: two clients on one page, for two people, must not share a connection.
  const socket: Socket<ServerToClientEvents, ClientToServerEvents> = io(baseUrl || location.origin, {
    ...options,
    forceNew: true,
  });
  const { connect, disconnect, connectError, ...facts } = listeners;
  socket.on('connect', connect);
  socket.on('disconnect', disconnect);
  socket.on('connect_error', (error) => connectError((error as { data?: { code?: unknown } }).data?.code));
  for (const [event, listener] of Object.entries(facts)) socket.on(event as keyof typeof facts, listener);

  return {
    isConnected: () => socket.connected,
    isActive: () => socket.active,
    connect: () => void socket.connect(),
    disconnect: () => void socket.disconnect(),
    request(event, payload, timeoutMs, reply) {
      const emitter = socket.timeout(timeoutMs) as unknown as { emit(...args: unknown[]): void };
      emitter.emit(event, payload, reply);
    },
    notify(event, payload) {
      (socket as unknown as { emit(...args: unknown[]): void }).emit(event, payload);
    },
  };
};
