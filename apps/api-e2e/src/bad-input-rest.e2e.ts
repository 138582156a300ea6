import type { ErrorCode } from '@officehours/contracts';
import { nested } from './support/json';
import { person, type Person } from './support/people';
import { expectProblem } from './support/problem';
import { rest, type Answer } from './support/rest';
import { newPair, type Pair } from './support/rooms';
import { startServer, type Server } from './support/server';
import { newId } from './support/tokens';

let server: Server;
let pair: Pair;
let admin: Person;

beforeAll(async () => {
  server = await startServer();
  pair = await newPair(server);
  admin = await person('admin');
});

afterAll(async () => {
  expect(server.alive()).toBe(true);
  await server.stop();
});

const JSON_TYPE = { 'content-type': 'application/json' };
const asAdmin = (method: string, path: string, raw: BodyInit, headers = {}): Promise<Answer<unknown>> =>
  rest(server, admin).call(method, path, { raw, headers: { ...JSON_TYPE, ...headers } });

const routes: [string, string][] = [
  ['POST', '/api/message/chat-room'],
  ['POST', '/api/message/message'],
  ['PUT', `/api/message/chat-room/${newId()}/read`],
  ['PUT', '/api/directory'],
  ['POST', '/api/auth/login'],
];

interface BadBody {
  name: string;
  raw: BodyInit;
  headers?: Record<string, string>;
  code: ErrorCode;
  rule?: string;
}

const bodies: BadBody[] = [
  { name: 'truncated JSON', raw: '{"a":', code: 'validation_failed', rule: 'invalid_json' },
  { name: 'no JSON at all', raw: 'a=1', code: 'validation_failed', rule: 'invalid_json' },
  { name: 'null', raw: 'null', code: 'validation_failed' },
  { name: 'text', raw: '"x"', code: 'validation_failed' },
  { name: 'a number', raw: '5', code: 'validation_failed' },
  { name: 'a list', raw: '[]', code: 'validation_failed' },
  { name: '9 levels', raw: nested(9), code: 'validation_failed', rule: 'too_deep' },
  { name: '5,000 levels', raw: nested(5_000), code: 'validation_failed', rule: 'too_deep' },
  {
    name: '9,000 lists in lists',
    raw: `{"a":${'['.repeat(9_000)}${']'.repeat(9_000)}}`,
    code: 'validation_failed',
  },
  {
    name: 'an unknown field',
    raw: '{"nobodyKnowsThis":1}',
    code: 'validation_failed',
    rule: 'unknown_field',
  },
  { name: '__proto__', raw: '{"__proto__":{"x":1}}', code: 'validation_failed', rule: 'unknown_field' },
  {
    name: 'constructor',
    raw: '{"constructor":{"prototype":{}}}',
    code: 'validation_failed',
    rule: 'unknown_field',
  },
  { name: 'an operator', raw: '{"$where":"1"}', code: 'validation_failed', rule: 'unknown_field' },
  {
    name: 'another type, with a body that looks like JSON',
    raw: '{}',
    headers: { 'content-type': 'text/plain' },
    code: 'unsupported_media_type',
  },
  {
    name: 'a form',
    raw: 'a=1',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    code: 'unsupported_media_type',
  },
  {
    name: 'an unknown charset',
    raw: '{}',
    headers: { 'content-type': 'application/json; charset=foo' },
    code: 'unsupported_media_type',
  },
  {
    name: 'bytes that are no UTF-8',
    raw: new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
    code: 'validation_failed',
  },
];

describe.each(routes)('%s %s', (method, path) => {
  it.each(bodies)('with $name is refused with $code', async ({ raw, headers, code, rule }) => {
    const problem = expectProblem(await asAdmin(method, path, raw, headers), code);
    if (rule) expect(problem.errors).toEqual(expect.arrayContaining([{ path: expect.any(String), rule }]));
  });

  it('with more than it takes is refused with payload_too_large', async () => {
    const megabytes = path === '/api/directory' ? 3 : 0.1;
    const raw = JSON.stringify({ a: 'x'.repeat(megabytes * 1024 * 1024) });
    expectProblem(await asAdmin(method, path, raw), 'payload_too_large');
  });
});

describe('an id in a path', () => {
  const odd = [
    'abc',
    '%00',
    '..%2f..%2f',
    '[object%20Object]',
    '%7B%22$ne%22:1%7D',
    `${newId()}0`,
    'x'.repeat(10_000),
    '%ff',
    'none',
  ];

  it.each(odd.map((id) => [id.slice(0, 20), id]))('%s names nothing', async (_shown, id) => {
    const reader = rest(server, pair.student);
    expectProblem(await reader.get(`/api/message/chat-room/${id}`), 'not_found');
    expectProblem(await reader.get(`/api/message/chat-room/${id}/messages`), 'not_found');
    expectProblem(await reader.put(`/api/message/chat-room/${id}/read`, { seq: 1 }), 'not_found');
    expectProblem(await reader.get(`/api/course/${id}`), 'not_found');
    expectProblem(await reader.get(`/api/course/${id}/staff`), 'not_found');
    expectProblem(await reader.get(`/api/message/course/${id}/none`), 'not_found');
  });
});

describe('making a room', () => {
  it.each([
    ['no body', undefined],
    ['no instructor', (): object => ({ studentId: pair.student.id })],
    ['an operator', (): object => ({ studentId: { $ne: '' }, instructorId: pair.instructor.id })],
    ['a list', (): object => ({ studentId: [pair.student.id], instructorId: pair.instructor.id })],
    ['an id that is none', (): object => ({ studentId: pair.student.id, instructorId: 'x' })],
    [
      'a course that is a number',
      (): object => ({ studentId: pair.student.id, instructorId: pair.instructor.id, courseId: 5 }),
    ],
    [
      'a field of the stored room',
      (): object => ({ studentId: pair.student.id, instructorId: pair.instructor.id, lastSeq: 9 }),
    ],
  ])('with %s is malformed', async (_name, body) => {
    expectProblem(
      await rest(server, pair.student).post('/api/message/chat-room', body?.()),
      'validation_failed',
    );
  });

  it('with someone whom nobody knows finds nobody', async () => {
    const body = { studentId: pair.student.id, instructorId: newId() };
    expectProblem(await rest(server, pair.student).post('/api/message/chat-room', body), 'not_found');
  });

  it('of two students is refused', async () => {
    const other = await newPair(server);
    const body = { studentId: pair.student.id, instructorId: other.student.id };
    const answer = await rest(server, pair.student).post('/api/message/chat-room', body);
    expect([400, 403, 404]).toContain(answer.status);
  });

  it('with oneself is refused', async () => {
    const body = { studentId: pair.student.id, instructorId: pair.student.id };
    const answer = await rest(server, pair.student).post('/api/message/chat-room', body);
    expect([400, 403, 404]).toContain(answer.status);
  });
});

describe('the read position over REST', () => {
  it.each(['"1"', 'true', 'null', '-1', '-0', '1.5', '1e309', '9007199254740993', '{"$gt":0}', '[1]'])(
    'as %s is malformed',
    async (seq) => {
      const path = `/api/message/chat-room/${pair.room.id}/read`;
      const call = { raw: `{"seq":${seq}}`, headers: JSON_TYPE };
      expectProblem(await rest(server, pair.student).call('PUT', path, call), 'validation_failed');
    },
  );
});

describe('a list’s query', () => {
  it.each([
    'limit=0',
    'limit=201',
    'limit=-1',
    'limit=x',
    'limit=1&limit=2',
    'cursor=forged',
    'cursor[$gt]=',
    'x=1',
  ])('%s is malformed', async (query) => {
    const path = `/api/message/chat-room?${query}`;
    expectProblem(await rest(server, pair.student).get(path), 'validation_failed');
  });
});

describe('a request', () => {
  it('for a route that is not there is not found', async () => {
    const paths = ['/api', '/api/nothing', '/api/message', '/api/auth/me/x'];
    for (const path of paths) {
      expectProblem(await rest(server, pair.student).get(path), 'not_found');
    }
  });

  it('for a route that is not there is not found for a browser either: no page is served in its place', async () => {
    const call = { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } };
    expectProblem(await rest(server, pair.student).get('/api/nothing', call), 'not_found');
  });

  it('compressed to smuggle in a large body is refused or read under the same limit', async () => {
    const call = {
      raw: await gzipped('{"a":"' + 'x'.repeat(5_000_000) + '"}'),
      headers: { ...JSON_TYPE, 'content-encoding': 'gzip' },
    };
    const answer = await rest(server, pair.student).call('POST', '/api/message/message', call);
    expect([413, 415]).toContain(answer.status);
  });

  it('with an unknown content encoding is refused', async () => {
    const call = { raw: '{}', headers: { ...JSON_TYPE, 'content-encoding': 'x-unknown' } };
    const answer = await rest(server, pair.student).call('POST', '/api/message/message', call);
    expectProblem(answer, 'unsupported_media_type');
  });

  it('with thousands of keys is answered within a second', async () => {
    const raw = `{${Array.from({ length: 6_000 }, (_, n) => `"k${n}":${n}`).join()}}`;
    const started = performance.now();
    expectProblem(await asAdmin('POST', '/api/message/message', raw), 'validation_failed');
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

async function gzipped(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
