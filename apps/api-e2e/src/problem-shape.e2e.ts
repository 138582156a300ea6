import { connect } from './support/client';
import { person } from './support/people';
import { expectRefusal } from './support/problem';
import { rest, type Answer } from './support/rest';
import { newPair, type Pair } from './support/rooms';
import { startServer, type Server } from './support/server';
import { newId } from './support/tokens';

/** A value that must not come back in any refusal. */
const CANARY = 'canary7f3a';
const PROBLEM_FIELDS = ['code', 'detail', 'requestId', 'status', 'title', 'type'];

let server: Server;
let pair: Pair;

beforeAll(async () => {
  server = await startServer();
  pair = await newPair(server);
});

afterAll(() => server.stop());

type Send = () => Promise<Answer<unknown>>;
const student = (): ReturnType<typeof rest> => rest(server, pair.student);
const message = (fields: object): Send => {
  return () => student().post('/api/message/message', { chatRoomId: pair.room.id, content: 'x', ...fields });
};

const refusals: [string, Send][] = [
  ['no token', () => rest(server).get(`/api/auth/me?x=${CANARY}`)],
  [
    'a bad token',
    () => rest(server).get('/api/auth/me', { headers: { authorization: `Bearer ${CANARY}.${CANARY}.x` } }),
  ],
  ['an unknown route', () => student().get(`/api/${CANARY}`)],
  ['an id that is none', () => student().get(`/api/message/chat-room/${CANARY}`)],
  ['a missing room', () => student().get(`/api/message/chat-room/${newId()}/messages`)],
  ['a bad query', () => student().get(`/api/message/chat-room?limit=${CANARY}`)],
  ['a forged cursor', () => student().get(`/api/message/chat-room?cursor=${CANARY}`)],
  ['a bad field', message({ clientMessageId: CANARY })],
  ['a bad type', message({ messageType: CANARY })],
  ['a list for text', message({ content: [CANARY] })],
  ['a spoofed sender', message({ senderId: newId() })],
  [
    'broken JSON',
    () =>
      student().call('POST', '/api/message/message', {
        raw: `{"${CANARY}`,
        headers: { 'content-type': 'application/json' },
      }),
  ],
  [
    'another type',
    () =>
      student().call('POST', '/api/message/message', {
        raw: CANARY,
        headers: { 'content-type': `text/${CANARY}` },
      }),
  ],
  [
    'another charset',
    () =>
      student().call('POST', '/api/message/message', {
        raw: '{}',
        headers: { 'content-type': `application/json; charset=${CANARY}` },
      }),
  ],
  ['too large a body', message({ content: CANARY.repeat(20_000) })],
  ['a forbidden action', () => student().put('/api/directory', { users: [] })],
  ['a bad address', () => student().get(`/api/message/chat-room/%E0%A4%A?${CANARY}`)],
  [
    'a failed login',
    () => rest(server).post('/api/auth/login', { email: `${CANARY}@school.example`, password: `${CANARY}!` }),
  ],
  [
    'a login of another shape',
    () => rest(server).post('/api/auth/login', { email: [CANARY], password: { $ne: CANARY } }),
  ],
];

describe.each(refusals)('the refusal of %s', (_name, send) => {
  it('is problem+json with a code, a sentence and the request’s id, and echoes nothing', async () => {
    const { status, headers, body, text } = await send();
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(
      Object.keys(body as object)
        .filter((key) => key !== 'errors')
        .sort(),
    ).toEqual(PROBLEM_FIELDS);
    expect(body).toMatchObject({ status, requestId: headers.get('x-request-id') });
    expect(text).not.toContain(CANARY);
    expect(text).not.toMatch(/node_modules|\.m?[jt]s\b|Error:|\bat .*:\d+|mongo/i);
  });
});

describe('the refusal of an event', () => {
  it.each([
    ['sendMessage', { chatRoomId: CANARY, content: 'x' }],
    ['sendMessage', { chatRoomId: newId(), content: CANARY }],
    ['sendMessage', { chatRoomId: newId(), content: [CANARY] }],
    ['authenticate', { token: CANARY }],
    [CANARY, { a: CANARY }],
    ['joinRoom', CANARY],
  ])('%s with %j echoes nothing and has no field beyond the agreed ones', async (event, payload) => {
    const client = await connect(server, pair.student);
    const answer = await client.askAny(event, payload);
    if (answer.ok) throw new Error('it was not refused');
    expectRefusal(answer, answer.error.code);
    const fields = ['code', 'message', 'retryable', 'requestId', 'errors', 'retryAfterMs'];
    expect(fields).toEqual(expect.arrayContaining(Object.keys(answer.error)));
    expect(JSON.stringify(answer)).not.toContain(CANARY);
    expect(client.heard).toEqual([]);
  });
});

describe('a request id', () => {
  it('is new for each request', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => student().get('/api/nothing')));
    expect(new Set(answers.map(({ headers }) => headers.get('x-request-id'))).size).toBe(20);
  });

  it('of the caller’s is taken over when it is harmless, and replaced when it is not', async () => {
    const as = async (id: string): Promise<string | null> =>
      (await student().get('/api/nothing', { headers: { 'x-request-id': id } })).headers.get('x-request-id');
    expect(await as('trace-42')).toBe('trace-42');
    expect(await as('<script>')).not.toContain('script');
    expect(await as('x'.repeat(1_000))).not.toHaveLength(1_000);
  });
});

describe('the log', () => {
  it('has no token, no message text and no stack of a refusal in it', async () => {
    const { token } = await person('student');
    await rest(server).get('/api/auth/me', { headers: { authorization: `Bearer ${token}` } });
    await message({ content: `Private ${CANARY}` })();
    const log = server.log();
    expect(log).not.toContain(token);
    expect(log).not.toContain(pair.student.token);
    expect(log).not.toContain(`Private ${CANARY}`);
    expect(log).not.toMatch(/unhandled/i);
  });
});
