import { mongo } from 'mongoose';
import { fill, startDatabase, type Database } from './database.ts';
import { median, timed, type Row } from './row.ts';

const samples = 200;
const pageSize = 50;

interface Question {
  name: string;
  ask(database: Database, room: mongo.ObjectId, count: number): Promise<unknown>;
}

const page = (database: Database, room: mongo.ObjectId, seq: object): Promise<unknown> =>
  database.messages
    .find({ chatRoomId: room, ...seq })
    .sort({ seq: -1 })
    .limit(pageSize)
    .toArray();

const questions: Question[] = [
  { name: `newest ${pageSize} of a room`, ask: (database, room) => page(database, room, {}) },
  {
    name: 'a page at a tenth of the depth',
    ask: (database, room, count) =>
      page(database, room, { seq: { $lt: Math.floor(count / 10 + Math.random() * 100) } }),
  },
  {
    name: 'one message by its number',
    ask: (database, room, count) =>
      database.messages.findOne({ chatRoomId: room, seq: 5 * Math.floor((Math.random() * count) / 5) }),
  },
];

const ask = async (
  question: Question,
  database: Database,
  room: mongo.ObjectId,
  count: number,
): Promise<number> => {
  const times: number[] = [];
  for (let i = 0; i < samples; i++) times.push(await timed(() => question.ask(database, room, count)));
  return median(times);
};

/** Reading with more and more messages in the collection: the time must not grow with them. */
export const measureHistory = async (sizes: readonly number[], rounds: number): Promise<Row[]> => {
  const rooms = Array.from({ length: 200 }, () => new mongo.ObjectId());
  const databases: Database[] = [];
  for (const size of sizes) {
    const database = await startDatabase();
    await fill(database, rooms, 0, size);
    databases.push(database);
  }
  const rows: Row[] = [];
  for (const question of questions) {
    const medians = await interleaved(question, databases, rooms[0]!, sizes, rounds);
    rows.push({
      what: `${question.name}, ${sizes.at(-1)} messages over ${sizes[0]}`,
      ratio: medians.at(-1)! / medians[0]!,
      goal: { most: 1.3 },
      detail: medians.map((time, i) => `${sizes[i]}: ${time.toFixed(2)} ms`).join(', '),
    });
  }
  await Promise.all(databases.map((database) => database.stop()));
  return rows;
};

const interleaved = async (
  question: Question,
  databases: readonly Database[],
  room: mongo.ObjectId,
  sizes: readonly number[],
  rounds: number,
): Promise<number[]> => {
  const times = databases.map(() => [] as number[]);
  for (const [i, database] of databases.entries()) await ask(question, database, room, sizes[i]!);
  for (let round = 0; round < rounds; round++) {
    for (const [i, database] of databases.entries())
      times[i]!.push(await ask(question, database, room, sizes[i]!));
  }
  return times.map(median);
};
