import type { Socket } from 'node:net';
import WebSocket from 'ws';

/** Whom an attack is made against, with a token and a room of somebody who is let in. */
export interface Target {
  url: string;
  token: string;
  room: string;
}

/** Goes on until `end`, and leaves nothing open behind it. */
export type Attack = (target: Target, end: () => boolean) => Promise<void>;

const AT_ONCE = 20;
const socketAddress = ({ url }: Target) =>
  `${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
export const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A WebSocket from an address of the attackers; undefined when it is not let in. */
export function dial(target: Target, last = 1): Promise<WebSocket | undefined> {
  const headers = { 'x-forwarded-for': `198.51.100.${last}` };
  const socket = new WebSocket(socketAddress(target), { headers, perMessageDeflate: false });
  return new Promise((resolve) => {
    socket.on('error', () => resolve(undefined));
    socket.once('open', () => resolve(socket));
  });
}

/** Several at a time, each again as soon as it is done. */
export async function many(end: () => boolean, once: (lane: number) => Promise<void>): Promise<void> {
  const lane = async (_: unknown, n: number) => {
    while (!end()) await once(n);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

/** One connection that says the same as long as it may, and comes back when it was closed. */
export function saying(frame: string | Buffer, signIn = false): Attack {
  return (target, end) =>
    many(end, async (lane) => {
      const socket = await dial(target, lane);
      if (!socket) return turn();
      if (signIn) socket.send(`40${JSON.stringify({ token: target.token })}`);
      const text = typeof frame === 'string' ? frame.replace('ROOM', target.room) : frame;
      while (!end() && socket.readyState === WebSocket.OPEN) {
        for (let n = 0; n < 20; n += 1) socket.send(text);
        while (socket.bufferedAmount > 100_000 && !end() && socket.readyState === WebSocket.OPEN)
          await turn();
        await turn();
      }
      socket.terminate();
    });
}

/** What is asked for, in one of the ways in which `fetch` is told. */
type Question = (target: Target) => RequestInit & { path: string };

/** Requests, each when the one before it is answered. */
export function asking(question: Question): Attack {
  return (target, end) =>
    many(end, async () => {
      const { path, ...how } = question(target);
      const answer = await fetch(target.url + path, how).catch(() => undefined);
      await answer?.arrayBuffer().catch(() => undefined);
    });
}

/** Bytes on the line of a WebSocket, as no client library would write them: first these, then those as long as it may. */
export function writing(first: Buffer, then: Buffer): Attack {
  return (target, end) =>
    many(end, async (lane) => {
      const socket = await dial(target, lane);
      const line = (socket as unknown as { _socket?: Socket } | undefined)?._socket;
      if (!socket || !line) return turn();
      line.write(first);
      while (!end() && socket.readyState === WebSocket.OPEN) {
        if (!line.writableNeedDrain) line.write(then);
        await turn();
      }
      socket.terminate();
    });
}

/** Bytes of a client's frame with a mask of zeros. */
export const frame = (first: number, payload: Buffer): Buffer =>
  Buffer.concat([Buffer.from([first, 0x80 | payload.length]), Buffer.alloc(4), payload]);
