import WebSocket from 'ws';

import type { Seat } from './protocol.ts';

const ID = '"clientMessageId":"';
const CONNECT_MS = 60_000;

/**
 * A thin Socket.IO client (Engine.IO 4, WebSocket only): the same small cost for every server, so that what is measured
 * is the server. Of an event it reads the client's id of the message, and nothing else.
 */
export class Connection {
  readonly room: string;
  /** Called with the id of each message that was heard. */
  heard?: (clientMessageId: string) => void;
  private readonly socket: WebSocket;
  private readonly waiting = new Map<number, (answer: string) => void>();
  private calls = 0;

  private constructor(socket: WebSocket, room: string) {
    this.socket = socket;
    this.room = room;
    socket.on('message', (data: Buffer) => this.take(data.toString()));
  }

  /** Resolves when the server has let it in. @throws when it does not. */
  static open(url: string, { auth, room }: Seat): Promise<Connection> {
    const address = `${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
    const socket = new WebSocket(address, { perMessageDeflate: false, skipUTF8Validation: true });
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('not let in')), CONNECT_MS);
      socket.on('error', reject);
      socket.on('message', function first(data: Buffer) {
        const packet = data.toString();
        if (packet.startsWith('0')) socket.send(`40${JSON.stringify(auth)}`);
        if (packet.startsWith('44')) reject(new Error(packet));
        if (!packet.startsWith('40')) return;
        socket.off('message', first);
        clearTimeout(timer);
        resolve(new Connection(socket, room));
      });
    });
  }

  /** Calls back with the raw answer. */
  ask(event: string, payload: unknown, answered: (answer: string) => void): void {
    const call = this.calls++;
    this.waiting.set(call, answered);
    this.socket.send(`42${call}${JSON.stringify([event, payload])}`);
  }

  request(event: string, payload: unknown): Promise<string> {
    return new Promise((resolve) => this.ask(event, payload, resolve));
  }

  close(): void {
    this.socket.terminate();
  }

  private take(packet: string): void {
    if (packet.startsWith('42')) {
      if (!this.heard || !packet.startsWith('42["receiveMessage"')) return;
      const at = packet.indexOf(ID) + ID.length;
      this.heard(packet.slice(at, at + 36));
    } else if (packet.startsWith('43')) {
      const end = packet.indexOf('[');
      const call = Number(packet.slice(2, end));
      const answered = this.waiting.get(call);
      this.waiting.delete(call);
      answered?.(packet.slice(end));
    } else if (packet === '2') this.socket.send('3');
  }
}
