import { ERROR_CODES, type Ack, type ClientEventName, type ErrorCode } from '@officehours/contracts';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { connect, type Client } from './support/client';
import { CLIENT_EVENTS } from './support/events';
import { person } from './support/people';
import { rest } from './support/rest';
import { history, newPair, post, type Pair } from './support/rooms';
import { startServer, type Server } from './support/server';
import { newId } from './support/tokens';

/** Cases for each event and each route; a failure prints the seed with which it comes again. */
const RUNS = 120;

let server: Server;
let pair: Pair;
let client: Client;
let messageId: string;

beforeAll(async () => {
  server = await startServer();
  pair = await newPair(server);
  client = await connect(server, pair.student);
  messageId = (await post(server, pair.student, pair.room.id, 'Something to change')).id;
});

afterAll(() => server.stop());

/** The faults that a client can be told of; anything else would be a fault of the server's. */
const TOLD: ErrorCode[] = ERROR_CODES.filter(
  (code) => !['internal', 'unavailable', 'storage_full'].includes(code),
);

const oddText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    '__proto__',
    '$where',
    '\u0000',
    '\ud800',
    '\u202e',
    '../..',
    '{{7*7}}',
    'null',
    '%00',
    '😀',
  ),
);
const oddValue = fc.oneof(
  oddText,
  fc.jsonValue({ maxDepth: 3 }),
  fc.double(),
  fc.constantFrom(null, true, -1, 0, 1e308, 2 ** 53, [], {}, [[]], { $ne: '' }, { $gt: 0 }),
);
const oddFields = fc.dictionary(
  fc.oneof(oddText, fc.constantFrom('seq', 'id', 'senderId', 'role', '$set')),
  oddValue,
  {
    maxKeys: 2,
  },
);

/** A good request of which some fields were replaced, left out or added. */
function mutated(good: Record<string, unknown>): fc.Arbitrary<unknown> {
  const fields = fc.record(
    Object.fromEntries(
      Object.entries(good).map(([key, value]) => [
        key,
        fc.oneof({ weight: 3, arbitrary: fc.constant(value) }, oddValue),
      ]),
    ),
    { requiredKeys: [] },
  );
  return fc.tuple(fields, oddFields).map(([known, added]) => ({ ...known, ...added }));
}

const requests = (): Record<ClientEventName, Record<string, unknown>> => ({
  joinRoom: { chatRoomId: pair.room.id, afterSeq: 0, epoch: 'x' },
  leaveRoom: { chatRoomId: pair.room.id },
  sendMessage: {
    chatRoomId: pair.room.id,
    content: 'Fuzz',
    clientMessageId: randomUUID(),
    replyToId: messageId,
  },
  typing: { chatRoomId: pair.room.id, isTyping: true },
  editMessage: { messageId, content: 'Fuzz', rev: 0 },
  deleteMessage: { messageId: newId() },
  addReaction: { messageId, emoji: '👍' },
  removeReaction: { messageId, emoji: '👍' },
  pinMessage: { messageId },
  unpinMessage: { messageId },
  markRead: { chatRoomId: pair.room.id, seq: 1 },
  markDelivered: { rooms: [{ chatRoomId: pair.room.id, seq: 1 }] },
  markUnread: { chatRoomId: pair.room.id, seq: 1 },
  updateRoomPreferences: { chatRoomId: pair.room.id, muted: true },
  saveDraft: { chatRoomId: pair.room.id, content: 'Half a' },
  syncRooms: { epoch: 'x', rooms: [{ chatRoomId: pair.room.id, afterSeq: 0 }] },
  authenticate: { token: pair.student.token },
});

/** What the answer to an event may be: a success, or a refusal with one of the words. */
function expectAnswer(answer: Ack<unknown>): void {
  if (answer.ok) return;
  expect(TOLD).toContain(answer.error.code);
  expect(answer.error).toMatchObject({ message: expect.any(String), requestId: expect.any(String) });
}

describe('any request of an event', () => {
  it.each(CLIENT_EVENTS)('%s is answered, and never with a fault of the server’s', async (event) => {
    const payload = fc.oneof(oddValue, mutated(requests()[event]));
    await fc.assert(
      fc.asyncProperty(payload, async (value) => expectAnswer(await client.askAny(event, value))),
      { numRuns: RUNS },
    );
  });
});

describe('any request of a route', () => {
  const segment = fc.oneof(
    oddText,
    fc.constantFrom('message', 'chat-room', 'course', 'none', 'read', 'messages'),
  );
  const path = fc.array(segment, { maxLength: 4 }).map((parts) => `/api/${parts.map(encoded).join('/')}`);
  const method = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE');

  async function expectSober(verb: string, address: string, body?: unknown): Promise<void> {
    const answer = await rest(server, pair.student).call(verb, address, verb === 'GET' ? {} : { body });
    expect(answer.status).toBeLessThan(500);
    if (answer.status >= 400) expect(TOLD).toContain((answer.body as { code: ErrorCode }).code);
  }

  it('is answered, and never with a fault of the server’s, whatever its path', async () => {
    await fc.assert(fc.asyncProperty(method, path, oddValue, expectSober), { numRuns: 2 * RUNS });
  });

  it.each([
    '/api/message/message',
    '/api/message/chat-room',
    '/api/auth/login',
    '/api/auth/account',
    '/api/course',
  ])('POST %s is, whatever its body', async (address) => {
    const good = {
      ...requests().sendMessage,
      studentId: pair.student.id,
      instructorId: pair.instructor.id,
      title: 'X',
    };
    const body = fc.oneof(oddValue, mutated({ ...good, email: 'a@school.example', password: 'long enough' }));
    await fc.assert(
      fc.asyncProperty(body, (value) => expectSober('POST', address, value)),
      { numRuns: RUNS },
    );
  });

  it('PUT /api/directory is, whatever its rows', async () => {
    const admin = await person('admin');
    const row = mutated({
      id: newId(),
      name: 'Fuzz',
      role: 'student',
      courseId: newId(),
      userId: newId(),
      title: 'X',
    });
    const rows = fc.oneof(oddValue, fc.array(fc.oneof(row, oddValue), { maxLength: 4 }));
    const body = fc.record({ users: rows, courses: rows, enrolments: rows }, { requiredKeys: [] });
    await fc.assert(
      fc.asyncProperty(body, async (value) => {
        const answer = await rest(server, admin).put('/api/directory', value);
        expect([200, 400]).toContain(answer.status);
      }),
      { numRuns: RUNS },
    );
  });

  it.each([
    (): string => `/api/message/chat-room/${pair.room.id}/messages`,
    (): string => '/api/message/chat-room',
    (): string => `/api/message/course/${newId()}/none`,
  ])('with any query is (%#)', async (address) => {
    const key = fc.oneof(fc.constantFrom('limit', 'before', 'after', 'around', 'cursor', 'q'), oddText);
    const value = fc.oneof(oddText, fc.integer().map(String), fc.constantFrom('1', '50', '200'));
    const query = fc.array(fc.tuple(key, value), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(query, (pairs) => {
        const text = pairs.map(([name, one]) => `${encoded(name)}=${encoded(one)}`).join('&');
        return expectSober('GET', `${address()}?${text}`);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('after all of it', () => {
  it('the history has no hole, and the server is the same process', async () => {
    const { messages } = await history(server, pair.instructor, pair.room.id);
    expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1));
    expect(server.alive()).toBe(true);
    expect(server.log()).not.toMatch(/unhandled|"level":50/i);
  });
});

/** As in an address; half a surrogate pair, which has no encoding, as the replacement character. */
function encoded(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString());
}
