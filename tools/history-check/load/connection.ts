import type { Ack, ClientEventName, ReplyOf, RequestOf } from '@officehours/contracts';
import { io, type Socket } from 'socket.io-client';

import { refusal, type Answer } from './answer.ts';

const CONNECT_MS = 3_000;
const PATIENCE_MS = 5_000;

interface Listeners {
  heard(name: string, payload: unknown): void;
  closed(): void;
}

/** One live socket, from its connection until it is closed by either side. */
export class Connection {
  private readonly socket: Socket;

  private constructor(socket: Socket) {
    this.socket = socket;
  }

  /** Resolves with undefined when the server cannot be reached or refuses. */
  static open(url: string, auth: object, listeners: Listeners): Promise<Connection | undefined> {
    const options = { reconnection: false, forceNew: true, timeout: CONNECT_MS, transports: ['websocket'] };
    const socket = io(url, { ...options, auth });
    // Before the connection is there: the server may speak at once.
    socket.onAny((name: string, payload: unknown) => listeners.heard(name, payload));
    return new Promise((resolve) => {
      const timer = setTimeout(() => give(undefined), 2 * CONNECT_MS);
      const give = (connection: Connection | undefined) => {
        clearTimeout(timer);
        if (!connection) socket.disconnect();
        resolve(connection);
      };
      socket.once('connect', () => {
        socket.once('disconnect', () => listeners.closed());
        give(new Connection(socket));
      });
      socket.once('connect_error', () => give(undefined));
    });
  }

  get isOpen(): boolean {
    return this.socket.connected;
  }

  /** Sends at once; the answer is unknown when none came in time or the connection went. */
  ask<E extends ClientEventName>(name: E, request: RequestOf<E>): Promise<Answer<ReplyOf<E>>> {
    return new Promise((resolve) => {
      const answered = (error: Error | null, ack: Ack<ReplyOf<E>>) => {
        if (error) resolve({ kind: 'unknown', why: error.message });
        else if (ack.ok) resolve({ kind: 'ok', data: ack.data });
        else resolve(refusal(ack.error.code));
      };
      this.socket.timeout(PATIENCE_MS).emit(name, request, answered);
    });
  }

  /** Sends without waiting for an answer. */
  say<E extends ClientEventName>(name: E, request: RequestOf<E>): void {
    this.socket.emit(name, request);
  }

  close(): void {
    this.socket.disconnect();
  }
}
