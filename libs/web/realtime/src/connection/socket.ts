import type { Ack, ClientEventName, ReplyOf, RequestOf, ServerToClientEvents } from '@officehours/contracts';

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
