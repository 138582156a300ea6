import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SHARED_REQUESTS, type Named } from './support/bad-requests';
import { end, startDatabase } from './support/cluster';
import { formOf, upload, uploaded } from './support/files';
import { Store } from './support/fuzz/store';
import { expectProblem, expectRefusal } from './support/problem';
import { RawSocket } from './support/raw-socket';
import { rest } from './support/rest';
import { newPair, post, type Pair } from './support/rooms';
import { ownDatabase, startServer, type Server } from './support/server';
import { newId } from './support/tokens';

let folder: string;
let database: Awaited<ReturnType<typeof startDatabase>>;
let server: Server;
let store: Store;
let pair: Pair;
let named: Named;
let before: Record<string, string>;
let fileId: string;

/** The database is a process of its own: it is read past the service. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'officehours-bad-'));
  database = await startDatabase(folder);
  const uri = ownDatabase(database.uri);
  server = await startServer({ MONGODB_URI: uri });
  store = new Store(uri);
  pair = await newPair(server);
  const { id } = await post(server, pair.student, pair.room.id, 'The only one');
  named = { room: pair.room.id, message: id };
  const file = await uploaded(server, pair.student, pair.room.id);
  fileId = file.id;
  const attached = { chatRoomId: pair.room.id, content: '', attachmentIds: [fileId] };
  await rest(server, pair.student).post('/api/message/message', attached);
  // A service that stops writes what is still to be written.
  await server.restart();
  before = await store.digest();
});

afterAll(async () => {
  await store.close();
  await server.stop();
  await end(database.child, 'SIGTERM');
  await rm(folder, { recursive: true, force: true });
});

const JSON_TYPE = { 'content-type': 'application/json' };

describe.each(SHARED_REQUESTS)('$name', ({ event, about, route, bad }) => {
  it.each(bad.map(([fields, code = 'validation_failed']) => [fields.slice(0, 80), code, fields] as const))(
    'of {%s} is %s, over REST and over the socket',
    async (_shown, code, fields) => {
      const [method, path] = route(named);
      const call = { raw: `{${fields}}`, headers: JSON_TYPE };
      expectProblem(await rest(server, pair.student).call(method, path, call), code);
      const raw = await RawSocket.connect(server, pair.student.token);
      raw.send(`420["${event}",{${[about(named), fields].filter(Boolean).join()}}]`);
      expectRefusal((await raw.answer(0)) as never, code);
    },
  );
});

describe('a message', () => {
  it.each([
    ['answers one that is not there', () => ({ content: 'x', replyToId: newId() }), 'not_found'],
    ['has a file that is not there', () => ({ content: 'x', attachmentIds: [newId()] }), 'not_found'],
    ['has a file that another message has', () => ({ content: 'x', attachmentIds: [fileId] }), 'not_found'],
    ['has one code point too many', () => ({ content: 'a'.repeat(10_001) }), 'validation_failed'],
    ['has more than 32 kB', () => ({ content: '漢'.repeat(10_923) }), 'validation_failed'],
    [
      'has the same file twice',
      () => ({ content: 'x', attachmentIds: [fileId, fileId] }),
      'validation_failed',
    ],
    [
      'has eleven files',
      () => ({ content: 'x', attachmentIds: Array.from({ length: 11 }, newId) }),
      'validation_failed',
    ],
  ] as const)('that %s is refused', async (_name, request, code) => {
    const body = { chatRoomId: pair.room.id, ...request() };
    expectProblem(await rest(server, pair.student).post('/api/message/message', body), code);
  });
});

describe('an upload', () => {
  const form = (parts: [name: string, file: string][]): FormData => {
    const all = new FormData();
    for (const [name, text] of parts) all.append(name, new Blob([text]), 'a.txt');
    return all;
  };

  it.each([
    ['no file', () => form([]), 'validation_failed'],
    [
      'two files',
      () =>
        form([
          ['file', 'a'],
          ['file', 'b'],
        ]),
      'validation_failed',
    ],
    ['a file under another name', () => form([['picture', 'a']]), 'validation_failed'],
    ['an empty file', () => formOf('a.txt', ''), 'validation_failed'],
    ['a program', () => formOf('a.exe', 'MZ'), 'unsupported_media_type'],
    ['a picture that is none', () => formOf('a.png', 'not a picture'), 'unsupported_media_type'],
    ['a text that is none', () => formOf('a.txt', new Uint8Array([1, 2, 0, 255])), 'unsupported_media_type'],
  ] as const)('of %s is refused', async (_name, parts, code) => {
    expectProblem(await upload(server, pair.student, pair.room.id, parts()), code);
  });

  it.each(['multipart/form-data', 'multipart/form-data; boundary=', 'multipart/form-data; boundary=other'])(
    'as %s is refused',
    async (type) => {
      const raw =
        '--real\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\na\r\n--real--\r\n';
      const call = { raw, headers: { 'content-type': type } };
      const path = `/api/message/chat-room/${pair.room.id}/attachments`;
      expectProblem(await rest(server, pair.student).call('POST', path, call), 'validation_failed');
    },
  );
});

describe('a download', () => {
  it.each(['bytes=9-1', 'bytes=99999-', 'bytes=0-1,3-4', 'bytes=x'])(
    'of %s is all of it, or not satisfiable',
    async (range) => {
      const answer = await rest(server, pair.student).get(`/api/message/attachment/${fileId}`, {
        headers: { range },
      });
      expect([200, 416]).toContain(answer.status);
    },
  );

  it('of what the client has already is not sent again', async () => {
    const reader = rest(server, pair.student);
    const first = await reader.get(`/api/message/attachment/${fileId}`);
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
    expect((await reader.get(`/api/message/attachment/${fileId}`, { headers })).status).toBe(304);
  });
});

describe('a page of the history', () => {
  it.each([
    'limit=0',
    'limit=201',
    'limit=1e9',
    'limit=NaN',
    'limit=1&limit=2',
    'after=-1',
    'before=0',
    'around=x',
    'after=1&before=2',
    'id[$ne]=1',
    'after[$gt]=0',
  ])('of %s is malformed', async (query) => {
    const path = `/api/message/chat-room/${pair.room.id}/messages?${query}`;
    expectProblem(await rest(server, pair.student).get(path), 'validation_failed');
  });

  it('after more than there is has to be read anew', async () => {
    const path = `/api/message/chat-room/${pair.room.id}/messages?after=99`;
    expectProblem(await rest(server, pair.student).get(path), 'resync_required');
  });
});

describe('signing in', () => {
  it.each([
    ['a list for an e-mail', { email: ['a@school.example'], password: 'long enough' }, 'validation_failed'],
    ['an operator for a password', { email: 'a@school.example', password: { $ne: '' } }, 'validation_failed'],
    ['a kilobyte and one', { email: 'a@school.example', password: 'x'.repeat(1_025) }, 'validation_failed'],
    ['a megabyte', { email: 'a@school.example', password: 'x'.repeat(1_000_000) }, 'payload_too_large'],
  ] as const)('with %s is refused before anything is hashed', async (_name, body, code) => {
    expectProblem(await rest(server).post('/api/auth/login', body), code);
  });
});

describe('after all of it', () => {
  it('not a byte of what is stored is another, and the log has nothing of it', async () => {
    expect(server.log()).not.toMatch(/unhandled|"level":(50|60)/i);
    await server.restart();
    expect(await store.digest()).toEqual(before);
  });
});
