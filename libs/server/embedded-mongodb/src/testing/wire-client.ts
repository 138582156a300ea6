import { deserialize, serialize, type Document } from 'bson';
import { connect, type Socket } from 'node:net';

/** A client that speaks frames, well-formed or not, and waits for the frames that come back. */
export class WireClient {
  private chunks: Buffer[] = [];
  private size = 0;
  private readonly waiting: ((reply: Document | 'closed') => void)[] = [];
  private readonly replies: (Document | 'closed')[] = [];
  readonly socket: Socket;

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on('data', (chunk: Buffer) => this.take(chunk));
    socket.on('error', () => undefined);
    socket.on('close', () => this.give('closed'));
  }

  /** @param uri of a server on a port. */
  static async open(uri: string): Promise<WireClient> {
    const { hostname, port } = new URL(uri);
    const socket = connect(Number(port), hostname);
    await new Promise<void>((settle, refuse) => socket.once('connect', settle).once('error', refuse));
    return new WireClient(socket);
  }

  private take(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.size += chunk.length;
    while (this.size >= 4 && this.size >= this.firstBytes(4).readInt32LE(0)) {
      const received = Buffer.concat(this.chunks);
      const end = received.readInt32LE(0);
      this.chunks = [received.subarray(end)];
      this.size -= end;
      this.give(deserialize(received.subarray(received.readInt32LE(12) === 1 ? 36 : 21, end)));
    }
  }

  private firstBytes(count: number): Buffer {
    if (this.chunks[0]!.length < count) this.chunks = [Buffer.concat(this.chunks)];
    return this.chunks[0]!;
  }

  private give(reply: Document | 'closed'): void {
    const waiter = this.waiting.shift();
    if (waiter) waiter(reply);
    else this.replies.push(reply);
  }

  /** The next reply, or `closed` when the server ended the connection. */
  next(): Promise<Document | 'closed'> {
    const reply = this.replies.shift();
    return reply === undefined ? new Promise((settle) => this.waiting.push(settle)) : Promise.resolve(reply);
  }

  send(bytes: Uint8Array): void {
    this.socket.write(bytes);
  }

  /** Sends one command and waits for its reply. */
  command(body: Document): Promise<Document | 'closed'> {
    this.send(opMessage(body));
    return this.next();
  }

  close(): void {
    this.socket.destroy();
  }
}

let requests = 0;

/** A frame around anything. */
export const frame = (opcode: number, payload: Uint8Array, claimed = payload.length + 16): Buffer => {
  const header = Buffer.alloc(16);
  header.writeInt32LE(claimed, 0);
  header.writeInt32LE(++requests, 4);
  header.writeInt32LE(opcode, 12);
  return Buffer.concat([header, payload]);
};

/** A command as drivers send it. */
export const opMessage = (body: Document, flags = 0): Buffer => {
  const start = Buffer.alloc(5);
  start.writeUInt32LE(flags, 0);
  return frame(2013, Buffer.concat([start, serialize({ ...body, $db: body['$db'] ?? 'test' })]));
};
