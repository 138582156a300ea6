import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { mongo } from 'mongoose';
import { fill, message, newPath, startDatabase, type Message } from './database.ts';
import { median, type Row } from './row.ts';

const stub = fileURLToPath(new URL('./stub-server.ts', import.meta.url));
const operations = 400;

type Operation = (messages: mongo.Collection<Message>, n: number) => Promise<unknown>;

/** Microseconds of CPU of this thread, which runs the event loop, per operation; neighbours do not disturb it. */
const loopTime = async (messages: mongo.Collection<Message>, operation: Operation): Promise<number> => {
  const before = process.threadCpuUsage();
  for (let n = 0; n < operations; n++) await operation(messages, n);
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / operations;
};

/** A stub, its collection filled with a page to answer with. */
const startStub = async (
  wait: number,
  page: Message[],
): Promise<{ messages: mongo.Collection<Message>; stop(): Promise<void> }> => {
  const path = `${newPath()}.sock`;
  const child = spawn(process.execPath, ['--no-warnings', stub, path, String(wait)], {
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
  return { messages: client.db('bench').collection<Message>('messages'), stop };
};

/**
 * What an operation costs the process that asks, against a server that answers from a constant. A thread that
 * has to wait wakes up cold, which alone costs three times an answer that comes at once; so the goal is held
 * against a stub that waits a millisecond, as a disk makes one wait, and the other is shown beside it.
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
  const rows: Row[] = [];
  for (const wait of [1, 0]) {
    const constant = await startStub(wait, stored);
    for (const [name, operation] of [
      ['a page of 50', page],
      ['an insert', insert],
    ] as const) {
      const [ours, floor] = await both(
        rounds,
        () => loopTime(database.messages, operation),
        () => loopTime(constant.messages, operation),
      );
      rows.push({
        what: `event-loop CPU of ${name}, over a stub's that answers ${wait === 0 ? 'at once' : 'after 1 ms'}`,
        ratio: ours / floor,
        goal: wait === 0 ? undefined : { most: 1.1 },
        detail: `${ours.toFixed(0)} against ${floor.toFixed(0)} µs`,
      });
    }
    await constant.stop();
  }
  await database.stop();
  return rows;
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
