import type { MessagePage } from '@officehours/contracts';
import { numbered, pipeline } from './support/bulk';
import { connect } from './support/client';
import { expectProblem } from './support/problem';
import { rest } from './support/rest';
import { history, newPair, type Pair } from './support/rooms';
import { startServer, type Server } from './support/server';

/** More than the 1,000 that a request without parameters returns. */
const LAST = 1_003;

let server: Server;
let pair: Pair;

beforeAll(async () => {
  server = await startServer();
  pair = await newPair(server);
  const sender = await connect(server, pair.student);
  await pipeline(sender, pair.room.id, numbered('Message', LAST));
});

afterAll(() => server.stop());

const page = (query: string): Promise<MessagePage> => history(server, pair.instructor, pair.room.id, query);
const range = (first: number, last: number): number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => first + n);
const seqs = (answer: MessagePage): number[] => answer.messages.map(({ seq }) => seq);

interface Expected {
  query: string;
  first: number;
  last: number;
  before: boolean;
  after: boolean;
}

const pages: Expected[] = [
  { query: '', first: 4, last: LAST, before: true, after: false },
  { query: '?limit=1', first: LAST, last: LAST, before: true, after: false },
  { query: '?limit=200', first: 804, last: LAST, before: true, after: false },
  { query: '?before=1004', first: 954, last: LAST, before: true, after: false },
  { query: '?before=5000', first: 954, last: LAST, before: true, after: false },
  { query: '?before=51', first: 1, last: 50, before: false, after: true },
  { query: '?before=52', first: 2, last: 51, before: true, after: true },
  { query: '?before=5&limit=200', first: 1, last: 4, before: false, after: true },
  { query: '?before=1', first: 1, last: 0, before: false, after: true },
  { query: '?after=0', first: 1, last: 50, before: false, after: true },
  { query: '?after=0&limit=200', first: 1, last: 200, before: false, after: true },
  { query: '?after=953', first: 954, last: LAST, before: true, after: false },
  { query: '?after=952', first: 953, last: 1_002, before: true, after: true },
  { query: '?after=1003', first: 1, last: 0, before: true, after: false },
  { query: '?around=500&limit=1', first: 500, last: 500, before: true, after: true },
];

describe('a page of the history', () => {
  it.each(pages)('for "$query" is $first to $last', async ({ query, first, last, before, after }) => {
    const answer = await page(query);
    expect(seqs(answer)).toEqual(range(first, last));
    expect(answer).toMatchObject({ hasMoreBefore: before, hasMoreAfter: after, lastSeq: LAST });
  });

  it.each([
    ['in the middle', 500],
    ['at the beginning', 1],
    ['at the end', LAST],
  ])('around a message %s holds it, without holes, and says what lies beyond', async (_name, seq) => {
    const answer = await page(`?around=${seq}`);
    const got = seqs(answer);
    const [first = 0, last = 0] = [got[0], got.at(-1)];
    expect(got).toContain(seq);
    expect(got).toEqual(range(first, last));
    expect(got.length).toBeLessThanOrEqual(50);
    expect(got.length).toBeGreaterThanOrEqual(25);
    expect(answer).toMatchObject({ hasMoreBefore: first > 1, hasMoreAfter: last < LAST });
  });

  it('names the same epoch everywhere, and joining a room names it too', async () => {
    const client = await connect(server, pair.instructor);
    const joined = await client.do('joinRoom', pair.room.id);
    expect(joined.epoch).toMatch(/\S/);
    expect(joined.lastSeq).toBe(LAST);
    for (const query of ['', '?limit=1', '?after=1003']) expect((await page(query)).epoch).toBe(joined.epoch);
  });
});

describe('walking through the history', () => {
  it.each([7, 50, 200])(
    'forwards and backwards in pages of %i shows every message once, in order',
    async (limit) => {
      const forwards: number[] = [];
      for (let more = true; more;) {
        const answer = await page(`?after=${forwards.at(-1) ?? 0}&limit=${limit}`);
        forwards.push(...seqs(answer));
        more = answer.hasMoreAfter;
      }
      const backwards: number[] = [];
      for (let more = true; more;) {
        const answer = await page(`?before=${backwards[0] ?? LAST + 1}&limit=${limit}`);
        backwards.unshift(...seqs(answer));
        more = answer.hasMoreBefore;
      }
      expect(forwards).toEqual(range(1, LAST));
      expect(backwards).toEqual(forwards);
    },
  );
});

describe('a position that the room has not reached', () => {
  it('is not of this database: the client has to start again', async () => {
    const path = `/api/message/chat-room/${pair.room.id}/messages?after=${LAST + 1}`;
    expectProblem(await rest(server, pair.instructor).get(path), 'resync_required');
  });
});

describe('an empty room', () => {
  it.each(['', '?limit=10', '?after=0', '?before=1', '?around=1'])(
    'answers "%s" with no messages',
    async (query) => {
      const empty = await newPair(server);
      expect(await history(server, empty.student, empty.room.id, query)).toMatchObject({
        messages: [],
        hasMoreBefore: false,
        hasMoreAfter: false,
        lastSeq: 0,
      });
    },
  );
});

describe('a malformed query', () => {
  it.each([
    'limit=0',
    'limit=-1',
    'limit=201',
    'limit=1e9',
    'limit=NaN',
    'limit=1.5',
    'limit=',
    'limit=0x10',
    'limit=%2010',
    'limit=10&limit=20',
    'limit[]=10',
    'limit[$gt]=1',
    'before=0',
    'before=-1',
    'before=9007199254740993',
    'after=-1',
    'after=abc',
    'after[$gt]=1',
    'around=0',
    'before=10&after=5',
    'around=10&before=5',
    'sort=content',
    '$where=1',
    '__proto__[limit]=5',
  ])('%s is refused', async (query) => {
    const path = `/api/message/chat-room/${pair.room.id}/messages?${query}`;
    const problem = expectProblem(await rest(server, pair.instructor).get(path), 'validation_failed');
    expect(problem.errors?.length).toBeGreaterThan(0);
  });
});
