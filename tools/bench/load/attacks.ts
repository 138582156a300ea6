import { deflateRawSync, gzipSync } from 'node:zlib';
import WebSocket from 'ws';

import { asking, dial, frame, many, saying, turn, writing, type Attack, type Target } from './attack-ways.ts';
import { idOf } from './people.ts';
import { slowAttacks } from './slow-attacks.ts';

export type { Target };

const FRAGMENTS = Buffer.concat(Array.from({ length: 1_000 }, () => frame(0x00, Buffer.from('x'))));
/** Fifty kilobytes in less than a hundred bytes. */
const BOMB = deflateRawSync(Buffer.alloc(50_000));
/** The head of a frame of a gigabyte, with a mask of zeros; none of it follows. */
const GIGABYTE = Buffer.from([0x81, 0xff, 0, 0, 0, 0, 0x40, 0, 0, 0, 0, 0, 0, 0]);
const LARGE = JSON.stringify({ content: 'x'.repeat(1_000_000) });
/** Ten megabytes in ten kilobytes. */
const BOMB_OF_A_BODY = gzipSync(Buffer.alloc(10_000_000));

function aFile(): FormData {
  const form = new FormData();
  form.set('file', new Blob(['Notes']), 'notes.txt');
  return form;
}

const json = { 'content-type': 'application/json' };
const from = { 'x-forwarded-for': '198.51.100.1' };
const signedIn = ({ token }: Target) => ({ authorization: `Bearer ${token}` });

/** Every flood that `docs/security/abuse.md` has a limit for. */
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
  fragments: writing(frame(0x01, Buffer.from('x')), FRAGMENTS),
  'frames that say they are compressed': writing(Buffer.alloc(0), frame(0xc1, BOMB)),
  'frames that say they are a gigabyte': writing(GIGABYTE, Buffer.alloc(1_024)),
  'frames that are too large': saying(`42["sendMessage","${'x'.repeat(70_000)}"]`, true),
  'broken frames': saying('42["sendMessage",{', true),
  'deep payloads': saying(`420["sendMessage",${'['.repeat(20_000)}${']'.repeat(20_000)}]`, true),
  typing: saying('42["typing",{"chatRoomId":"ROOM"}]', true),
  messages: saying('420["sendMessage",{"chatRoomId":"ROOM","content":"Again"}]', true),
  'typing on and off': async (target, end) => {
    const [on, off] = [true, false].map(
      (isTyping) => `42["typing",{"chatRoomId":"ROOM","isTyping":${isTyping}}]`,
    );
    await Promise.all([on, off].map((text) => saying(text!, true)(target, end)));
  },
  'ids by guessing': asking((target) => ({
    path: `/api/message/chat-room/${idOf(String(Math.random()))}/messages`,
    headers: signedIn(target),
  })),
  uploads: asking((target) => ({
    path: `/api/message/chat-room/${target.room}/attachments`,
    method: 'POST',
    headers: signedIn(target),
    body: aFile(),
  })),
  searches: asking((target) => ({ path: '/api/message/search?q=theorem', headers: signedIn(target) })),
  'tokens by guessing': asking(() => ({
    path: '/api/auth/me',
    headers: { authorization: 'Bearer x', ...from },
  })),
  'passwords by guessing': asking(() => ({
    path: '/api/auth/login',
    method: 'POST',
    headers: { ...json, ...from },
    body: JSON.stringify({ email: `${Math.random()}@school.example`, password: 'a guess' }),
  })),
  'documents of the API': asking(() => ({ path: '/docs-yaml', headers: from })),
  'paths that are not there': asking(() => ({ path: '/api/nothing', headers: from })),
  'handshakes over long polling': asking(() => ({
    path: '/socket.io/?EIO=4&transport=polling',
    headers: from,
  })),
  'bodies that are too large': asking((target) => ({
    path: '/api/message/message',
    method: 'POST',
    headers: { ...json, ...signedIn(target) },
    body: LARGE,
  })),
  'bodies that are compressed': asking((target) => ({
    path: '/api/message/message',
    method: 'POST',
    headers: { ...json, 'content-encoding': 'gzip', ...signedIn(target) },
    body: BOMB_OF_A_BODY,
  })),
  ...slowAttacks,
};
