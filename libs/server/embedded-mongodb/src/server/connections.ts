import type { Socket } from 'node:net';
import { Operations } from './operations.ts';

/** The clients that are connected, and what runs for them. */
export class Connections {
  private readonly sockets = new Set<Socket>();
  readonly operations = new Operations();
  created = 0;

  get size(): number {
    return this.sockets.size;
  }

  /** @returns the number of the connection. */
  add(socket: Socket): number {
    this.sockets.add(socket);
    socket.once('close', () => this.sockets.delete(socket));
    return ++this.created;
  }

  destroyAll(): void {
    for (const socket of this.sockets) socket.destroy();
  }
}
