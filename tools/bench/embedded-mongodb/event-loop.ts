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

/** What an operation costs the process that asks, against a server that answers from a constant. */
export const measureEventLoop = async (rounds: number): Promise<Row[]> => {
  const database = await startDatabase();
  const rooms = [new mongo.ObjectId(), new mongo.ObjectId()];
  await fill(database, rooms, 0, 2_000);
  const path = `${newPath()}.sock`;
  const child = spawn(process.execPath, ['--no-warnings', stub, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const client = await new mongo.MongoClient(line.toString().trim()).connect();
  const constant = client.db('bench').collection<Message>('messages');
  let seq = 1_000_000;
  const page: Operation = (messages) =>
    messages.find({ chatRoomId: rooms[0]! }).sort({ seq: -1 }).limit(50).toArray();
  const insert: Operation = (messages) => messages.insertOne(message(rooms[0]!, seq++));
  await client
    .db('bench')
    .command({ ping: 1, store: await database.messages.find({ chatRoomId: rooms[0]! }).limit(50).toArray() });
  const rows: Row[] = [];
  for (const [name, operation] of [
    ['a page of 50', page],
    ['an insert', insert],
  ] as const) {
    const [ours, floor] = await both(
      rounds,
      () => loopTime(database.messages, operation),
      () => loopTime(constant, operation),
    );
    rows.push({
      what: `event-loop time of ${name}, over a stub's`,
      ratio: ours / floor,
      goal: { most: 1.1 },
      detail: `${ours.toFixed(0)} against ${floor.toFixed(0)} µs`,
    });
  }
  await client.close();
  child.kill();
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
