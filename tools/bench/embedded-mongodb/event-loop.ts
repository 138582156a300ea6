import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { mongo } from 'mongoose';
import { fill, message, newPath, startDatabase, type Message } from './database.ts';
import { median, type Row } from './row.ts';

const stub = fileURLToPath(new URL('./stub-server.ts', import.meta.url));
const operations = { many: 2000, single: 300 };
/** As many as the inserts have; one by one is shown beside it. */
const concurrent = 100;

type Operation = (messages: mongo.Collection<Message>, n: number) => Promise<unknown>;

/** Microseconds of CPU of this thread, which runs the event loop, per operation; neighbours do not disturb it. */
const loopTime = async (
  messages: mongo.Collection<Message>,
  operation: Operation,
  callers: number,
): Promise<number> => {
  const before = process.threadCpuUsage();
  const count = callers === 1 ? operations.single : operations.many;
  let next = 0;
  const caller = async (): Promise<void> => {
    while (next < count) await operation(messages, next++);
  };
  await Promise.all(Array.from({ length: callers }, caller));
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / count;
};

interface Stub {
  messages: mongo.Collection<Message>;
  /** From here on it answers so many milliseconds later. */
  late(milliseconds: number): Promise<unknown>;
  stop(): Promise<void>;
}

/** A stub, its collection filled with a page to answer with; a durable one syncs what it is given. */
const startStub = async (page: Message[], durable: boolean): Promise<Stub> => {
  const path = `${newPath()}.sock`;
  const log = durable ? [`${path}.log`] : [];
  const child = spawn(process.execPath, ['--no-warnings', stub, path, ...log], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.once('exit', () => child.kill());
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const client = await new mongo.MongoClient(line.toString().trim()).connect();
  await client.db('bench').command({ ping: 1, store: page });
  const stop = async (): Promise<void> => {
    await client.close();
    child.kill();
  };
  const late = (milliseconds: number) => client.db('bench').command({ ping: 1, late: milliseconds });
  return { messages: client.db('bench').collection<Message>('messages'), late, stop };
};

/**
 * What an operation costs the process that asks, against a server that answers from a constant at once. With many
 * requests under way the loop has always something to do, and the driver's work is all there is to measure. One by
 * one it sleeps while it waits, and a thread that sleeps wakes up cold: any server that keeps its word costs its
 * client that. So these are shown without a goal; the goal is held against the same stub when it answers as late as
 * the database does, and an insert is shown against a stub that syncs a file first as well.
 */
export const measureEventLoop = async (rounds: number): Promise<Row[]> => {
  const database = await startDatabase();
  const room = new mongo.ObjectId();
  await fill(database, [room, new mongo.ObjectId()], 0, 2_000);
  let seq = 1_000_000;
  const page: Operation = (messages) =>
    messages.find({ chatRoomId: room }).sort({ seq: -1 }).limit(50).toArray();
  const insert: Operation = (messages) => messages.insertOne(message(room, seq++));
  const stored = await database.messages.find({ chatRoomId: room }).limit(50).toArray();
  const constant = await startStub(stored, false);
  const durable = await startStub(stored, true);
  const rows: Row[] = [];
  for (const callers of [concurrent, 1]) {
    for (const [name, operation] of [
      ['a page of 50', page],
      ['an insert', insert],
    ] as const) {
      const [ours, floor] = await both(
        rounds,
        () => loopTime(database.messages, operation, callers),
        () => loopTime(constant.messages, operation, callers),
      );
      rows.push({
        what: `event-loop CPU of ${name}, ${callers === 1 ? 'one by one' : `${callers} concurrent`}, over that of a stub`,
        ratio: ours / floor,
        goal: callers === 1 ? undefined : { most: 1.1 },
        detail: `${ours.toFixed(0)} against ${floor.toFixed(0)} µs`,
      });
      if (callers === 1) rows.push(await measureAsLate(rounds, name, operation, database.messages, constant));
    }
  }
  const [ours, floor] = await both(
    rounds,
    () => loopTime(database.messages, insert, 1),
    () => loopTime(durable.messages, insert, 1),
  );
  rows.push({
    what: 'event-loop CPU of an insert, one by one, over that of a stub that syncs a file first',
    ratio: ours / floor,
    goal: undefined,
    detail: `${ours.toFixed(0)} against ${floor.toFixed(0)} µs`,
  });
  await constant.stop();
  await durable.stop();
  await database.stop();
  return rows;
};

/** Each round looks how much later the database answers, and lets the stub answer as late. */
const measureAsLate = async (
  rounds: number,
  name: string,
  operation: Operation,
  messages: mongo.Collection<Message>,
  stub: Stub,
): Promise<Row> => {
  const [ours, theirs, delays]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < rounds; round++) {
    await stub.late(0);
    const atOnce = await wallTime(stub.messages, operation);
    const started = performance.now();
    ours.push(await loopTime(messages, operation, 1));
    const delay = Math.max(0, (performance.now() - started) / operations.single - atOnce);
    await stub.late(delay);
    theirs.push(await loopTime(stub.messages, operation, 1));
    delays.push(delay);
  }
  await stub.late(0);
  return {
    what: `event-loop CPU of ${name}, one by one, over that of a stub that answers as late`,
    ratio: median(ours) / median(theirs),
    goal: { most: 1.1 },
    detail: `${median(ours).toFixed(0)} against ${median(theirs).toFixed(0)} µs, ${median(delays).toFixed(2)} ms late`,
  };
};

/** Milliseconds from one answer to the next. */
const wallTime = async (messages: mongo.Collection<Message>, operation: Operation): Promise<number> => {
  const started = performance.now();
  await loopTime(messages, operation, 1);
  return (performance.now() - started) / operations.single;
};

const both = async (
  rounds: number,
  a: () => Promise<number>,
  b: () => Promise<number>,
): Promise<[number, number]> => {
  const times: [number[], number[]] = [[], []];
  await a();
  await b();
  for (let round = 0; round < rounds; round++) {
    times[0].push(await a());
    times[1].push(await b());
  }
  return [median(times[0]), median(times[1])];
};
