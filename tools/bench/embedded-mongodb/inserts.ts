import { mongo } from 'mongoose';
import { message, startDatabase, type Database } from './database.ts';
import { directInserts } from './direct-sqlite.ts';
import { median, timed, type Row } from './row.ts';

const clients = 100;
const durable = { writeConcern: { w: 'majority', j: true } } as const;

/** Documents per second when `clients` insert at once, each `batch` documents per command. */
const throughDriver = async (database: Database, batch: number, count: number): Promise<number> => {
  const room = new mongo.ObjectId();
  let next = 0;
  const client = async (): Promise<void> => {
    while (next < count) {
      const docs = Array.from({ length: batch }, () => message(room, next++));
      if (batch === 1) await database.messages.insertOne(docs[0]!, durable);
      else await database.messages.insertMany(docs, durable);
    }
  };
  const milliseconds = await timed(() => Promise.all(Array.from({ length: clients }, client)));
  return (next / milliseconds) * 1000;
};

/** Durable inserts through the official driver against the same documents put into SQLite directly. */
export const measureInserts = async (rounds: number): Promise<Row[]> => {
  const database = await startDatabase();
  const batches = [1, 32, 128];
  const rates = new Map(batches.map((batch) => [batch, [] as number[]]));
  const direct: number[] = [];
  for (const batch of batches) await throughDriver(database, batch, 5_000);
  for (let round = 0; round < rounds; round++) {
    direct.push(directInserts(25_000).rate);
    for (const batch of batches)
      rates.get(batch)!.push(await throughDriver(database, batch, batch === 1 ? 5_000 : 40_000));
  }
  await database.stop();
  const floor = median(direct);
  return batches.map((batch) => ({
    what: `durable inserts, ${clients} concurrent, ${batch} per command, over SQLite directly`,
    ratio: median(rates.get(batch)!) / floor,
    goal: batch === 128 ? { least: 0.5 } : undefined,
    detail: `${Math.round(median(rates.get(batch)!))} against ${Math.round(floor)} documents/s`,
  }));
};
