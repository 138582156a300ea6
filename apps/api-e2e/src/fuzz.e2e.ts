import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { end, startDatabase } from './support/cluster';
import { casesOf, goodCase } from './support/fuzz/cases';
import { damagedFrame } from './support/fuzz/frames';
import { Facts } from './support/fuzz/facts';
import { EVENT_OPERATIONS, isDear, REST_OPERATIONS, type Operation } from './support/fuzz/operations';
import { Store } from './support/fuzz/store';
import { Trials } from './support/fuzz/trials';
import { CLIENT_EVENTS } from './support/events';
import { heldBy, INSPECTED } from './support/held-memory';
import { WORKSPACE } from './support/process';
import { history } from './support/rooms';
import { ownDatabase, startServer, type Server } from './support/server';

/** `npm run fuzz` sets them: how many times all of it, from which seed, and where to write what it was. */
const ROUNDS = Number(process.env['FUZZ_ROUNDS'] ?? 1);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_126);
const REPORT = process.env['FUZZ_REPORT'];
/** Cases of an operation in a round, so that a round has some twenty thousand. */
const CASES = 264;
/** Where a password is looked at, each good one costs a tenth of a second of argon2. */
const DEAR_CASES = 60;
const LANES = 4;
/** What a round has at the least: a route that is forgotten, or a bar that is lowered, shows. */
const CASES_A_ROUND = 20_000;
/** An answer comes within a second. */
const USUAL = 0.99;
const USUAL_MS = 1_000;
/** What one of a thousand may take on a machine that is busy with other suites, and what none may. */
const BUSY = 0.999;
const BUSY_MS = 3_000;
const SLOWEST_MS = 10_000;
/** What is remembered of people and rooms is bounded; measured: 50 more after 260,000 cases as after 20,000. */
const HELD_MB = 100;
/** Four lanes at a time wait for hashes that are meant to be slow, and that share the machine's cores. */
const DEAR_ALLOWANCE_MS = 2_000;

const OPERATIONS: Operation[] = [...REST_OPERATIONS, ...EVENT_OPERATIONS];

let folder: string;
let database: Awaited<ReturnType<typeof startDatabase>>;
let server: Server;
let store: Store;
let trials: Trials;
let memoryBefore: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'officehours-fuzz-'));
  database = await startDatabase(folder);
  const uri = ownDatabase(database.uri);
  server = await startServer({ MONGODB_URI: uri, ...INSPECTED });
  store = new Store(uri);
  trials = new Trials(server, await Facts.make(server));
  memoryBefore = await heldBy(server);
});

afterAll(async () => {
  await store.close();
  await server.stop();
  await end(database.child, 'SIGTERM');
  await rm(folder, { recursive: true, force: true });
});

describe('what is tried', () => {
  it('is every route and every event that there is', () => {
    const { routes } = JSON.parse(readFileSync(`${WORKSPACE}libs/api-client/access.json`, 'utf8')) as {
      routes: Record<string, string>;
    };
    const ofApi = Object.keys(routes).filter((route) => route.includes(' /api/'));
    const tried = REST_OPERATIONS.map(({ name }) => name.replaceAll(/\{(\w+)\}/g, ':$1'));
    expect(tried.sort()).toEqual(ofApi.sort());
    expect(EVENT_OPERATIONS.map(({ name }) => name).sort()).toEqual([...CLIENT_EVENTS].sort());
  });
});

describe('a request that the documents call good', () => {
  it.each(OPERATIONS.map((operation) => [operation.name, operation] as const))(
    '%s is well-formed',
    async (_name, operation) => {
      await expect(trials.malformed(goodCase(operation))).resolves.toBe(false);
    },
  );
});

describe.each(Array.from({ length: ROUNDS }, (_, n) => n))('whatever is asked, in round %i', (round) => {
  beforeAll(async () => trials.moveTo(await Facts.make(server)));

  it.each(OPERATIONS.map((operation) => [operation.name, operation] as const))(
    '%s answers as agreed',
    async (_name, operation) => {
      const numRuns = Math.ceil((isDear(operation) ? DEAR_CASES : CASES) / LANES);
      const cases = casesOf(operation);
      const times = isDear(operation) ? trials.dearTimes : trials.times;
      await Promise.all(
        Array.from({ length: LANES }, (_, lane) =>
          fc.assert(
            fc.asyncProperty(cases, async (one) => void (await trials.try(one, times))),
            { numRuns, seed: SEED + round * LANES + lane },
          ),
        ),
      );
    },
  );

  it('damaged frames close their socket, or leave it as it was', async () => {
    const property = fc.asyncProperty(damagedFrame, (frame) => trials.damage(frame));
    await fc.assert(property, { numRuns: 2 * CASES, seed: SEED + round });
    // The others have noticed nothing of it.
    expect(await trials.try(goodCase(EVENT_OPERATIONS[0]!))).toBe('accepted');
  });

  it('the rooms have no hole, and nothing of what was refused is stored', async () => {
    const { student, instructor } = trials.facts.people;
    for (const reader of [student!, instructor!]) {
      const { messages } = await history(server, reader, trials.facts.room.id);
      const first = messages[0]?.seq ?? 1;
      expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, n) => first + n));
    }
    const stored = await store.marks();
    expect([...stored].flatMap((mark) => trials.refusedWith(mark) ?? [])).toEqual([]);
    expect(stored.size).toBeGreaterThan(0);
  });
});

describe('after all of it', () => {
  it('as many cases as agreed have been tried', () => {
    expect(trials.count).toBeGreaterThanOrEqual(ROUNDS * CASES_A_ROUND);
  });

  it('every one was answered in time', () => {
    expect(trials.times.quantile(USUAL)).toBeLessThan(USUAL_MS);
    expect(trials.times.quantile(BUSY)).toBeLessThan(BUSY_MS);
    expect(trials.dearTimes.quantile(USUAL)).toBeLessThan(USUAL_MS + DEAR_ALLOWANCE_MS);
    expect(trials.slowest.ms).toBeLessThan(SLOWEST_MS);
  });

  it('the same process is there, had no fault of its own, and holds no more than before but for what is stored', async () => {
    expect(server.alive()).toBe(true);
    expect(server.log()).not.toMatch(/unhandled|"level":(50|60)/i);
    expect(trials.refused).toBeGreaterThan(trials.accepted);
    const { count, refused, slowest } = trials;
    const memory = [memoryBefore, await heldBy(server)];
    expect(memory[1]! - memory[0]!).toBeLessThan(HELD_MB);
    const report = { seed: SEED, count, refused, slowest, memory };
    if (REPORT) writeFileSync(REPORT, JSON.stringify(report));
  });
});
