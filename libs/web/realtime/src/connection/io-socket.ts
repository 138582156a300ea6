import type { ClientToServerEvents, ServerToClientEvents } from '@officehours/contracts';
import { io, type Socket } from 'socket.io-client';
import type { OpenSocket } from './socket';

const MANAGER_OPTIONS = {
  autoConnect: false,
  transports: ['websocket', 'polling'],
  tryAllTransports: true,
  // The waits grow from 0.5 to 5 s and are spread, so that not all clients return at once.
  reconnectionDelay: 500,
  reconnectionDelayMax: 5_000,
  randomizationFactor: 0.5,
  timeout: 10_000,
};

/** A Socket.IO connection of one client. */
export const openIoSocket: OpenSocket = ({ baseUrl, auth, listeners }) => {
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
