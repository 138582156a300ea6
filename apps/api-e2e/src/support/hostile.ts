import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect as connectTcp, type Socket } from 'node:net';
import WebSocket from 'ws';
import { open, type Client } from './client';
import { newPair } from './rooms';
import type { Server } from './server';
import { within } from './wait';

/** With `TRUST_PROXY=1` the service believes that this is where a request comes from. */
export const from = (address: string): { 'x-forwarded-for': string } => ({ 'x-forwarded-for': address });

const addressOf = (server: Server): string =>
  `${server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;

/** A connection that never signs in. Resolves with it, or with the status with which it was refused. */
export function halfOpen(server: Server, address: string): Promise<WebSocket | number> {
  const socket = new WebSocket(addressOf(server), { headers: from(address) });
  server.onStop(() => socket.terminate());
  const opened = new Promise<WebSocket | number>((resolve) => {
    socket.once('open', () => resolve(socket));
    socket.once('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('error', () => undefined);
  });
  return within('a connection to be opened or refused', opened);
}

/** Resolves when the service has closed it. */
export function closing(socket: WebSocket): Promise<void> {
  if (socket.readyState === WebSocket.CLOSED) return Promise.resolve();
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  return within('the service to close a connection', closed, 60_000);
}

/** A request whose headers begin and do not end. */
export async function slowRequest(server: Server): Promise<Socket> {
  const { hostname, port } = new URL(server.url);
  const socket = connectTcp(Number(port), hostname);
  server.onStop(() => socket.destroy());
  socket.on('error', () => undefined);
  // Read, or its end would not be heard of.
  socket.resume();
  await within('a connection', once(socket, 'connect'));
  socket.write('GET /livez HTTP/1.1\r\nHost: officehours.example\r\n');
  return socket;
}

/** Resolves when the service has ended it. */
export async function ended(socket: Socket): Promise<void> {
  if (!socket.closed) await within('the service to end a request', once(socket, 'close'), 60_000);
}

/** A line on which a WebSocket is asked for. */
function upgrading(server: Server, headers: readonly string[] = []): Socket {
  const { hostname, port } = new URL(server.url);
  const socket = connectTcp(Number(port), hostname);
  server.onStop(() => socket.destroy());
  socket.on('error', () => undefined);
  socket.write(
    [
      'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
      `Host: ${hostname}:${port}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
      ...headers,
      '',
      '',
    ].join('\r\n'),
  );
  return socket;
}

/** Asks for a WebSocket and resets the line before there is one. */
export async function brokenUpgrade(server: Server, address: string): Promise<void> {
  const socket = upgrading(server, [`X-Forwarded-For: ${address}`]);
  await within('a connection', once(socket, 'connect'));
  // Long enough to be read, and not to be answered where connections wait for a second.
  await new Promise((resolve) => setTimeout(resolve, 200));
  socket.resetAndDestroy();
}

/** A WebSocket by hand, for frames that no library makes. */
export class ByHand {
  private constructor(private readonly socket: Socket) {}

  static async upgrade(server: Server): Promise<ByHand> {
    const socket = upgrading(server);
    const upgraded = new Promise<void>((resolve) =>
      socket.on('data', (data) => data.includes('101 Switching') && resolve()),
    );
    await within('the upgrade', upgraded);
    return new ByHand(socket);
  }

  /** A client's frame: `head` are its first two bytes, the mask is zeros. */
  static frame(head: [number, number], extended: Buffer, payload: Buffer): Buffer {
    return Buffer.concat([Buffer.from([head[0], head[1] | 0x80]), extended, Buffer.alloc(4), payload]);
  }

  /** A whole message of text. */
  static text(text: string): Buffer {
    const payload = Buffer.from(text);
    if (payload.length < 126) return ByHand.frame([0x81, payload.length], Buffer.alloc(0), payload);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(payload.length);
    return ByHand.frame([0x81, 126], length, payload);
  }

  send(bytes: Buffer): void {
    this.socket.write(bytes);
  }

  /** Sends the same bytes until the service closes the connection; at most `most` times, and then it has to. */
  async flood(bytes: Buffer, most: number): Promise<void> {
    for (let sent = 0; sent < most && !this.socket.closed; sent += 1)
      if (!this.socket.write(bytes))
        await new Promise<void>((resolve) => {
          this.socket.once('drain', resolve);
          this.socket.once('close', () => resolve());
        });
    await this.closed();
  }

  /** Sends byte by byte, each a piece of its own, until all are sent or the service has closed the connection. */
  async trickle(bytes: Buffer): Promise<void> {
    this.socket.setNoDelay(true);
    for (let at = 0; at < bytes.length && !this.socket.closed; at += 1) {
      this.socket.write(bytes.subarray(at, at + 1));
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** Resolves when this comes: a frame's first byte, one that stands in no text, or words. */
  async receives(first: number | string): Promise<void> {
    const came = new Promise<void>((resolve) =>
      this.socket.on('data', (data: Buffer) => data.includes(first) && resolve()),
    );
    await within('an answer', came);
  }

  closed(): Promise<void> {
    if (this.socket.closed) return Promise.resolve();
    const ended = new Promise<void>((resolve) => this.socket.once('close', () => resolve()));
    return within('the service to close the connection', ended);
  }
}

const MESSAGES = 5;
let count = 0;

/** Two people at home who sign in, write to each other and hear everything: while others do what they do. */
export async function honestWork(server: Server): Promise<void> {
  const { student, instructor, room } = await newPair(server);
  count += 1;
  const device = ({ token }: { token: string }, n: number): Promise<Client> =>
    open(server, { auth: { token, rooms: 'all' }, extraHeaders: from(`203.0.${count % 250}.${n}`) });
  const [one, other] = await Promise.all([device(student, 1), device(instructor, 2)]);
  for (let n = 0; n < MESSAGES; n += 1) {
    const { id } = await one.do('sendMessage', { chatRoomId: room.id, content: `Question ${n}` });
    await other.next('receiveMessage', (message) => message.id === id);
    await other.do('sendMessage', { chatRoomId: room.id, content: `Answer ${n}`, replyToId: id });
  }
  await one.until('all answers', () =>
    one.all('receiveMessage').length === 2 * MESSAGES ? true : undefined,
  );
  one.close();
  other.close();
}

/** What is done to the service, while honest people use it. */
export async function whileHonest<T>(server: Server, attack: () => Promise<T>): Promise<T> {
  const [outcome] = await Promise.all([attack(), honestWork(server), honestWork(server)]);
  await honestWork(server);
  expect(server.alive()).toBe(true);
  return outcome;
}

export const times = <T>(count: number, work: (n: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, n) => work(n)));
