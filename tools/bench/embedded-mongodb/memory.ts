import { mongo } from 'mongoose';
import { fill, newPath, startDatabase, type Database } from './database.ts';
import type { Row } from './row.ts';

const megabyte = 1 << 20;

/** Reads here and there, so that whatever the process keeps in memory is there. */
const use = async (database: Database, rooms: readonly mongo.ObjectId[]): Promise<void> => {
  for (const room of rooms)
    await database.messages.find({ chatRoomId: room }).sort({ seq: -1 }).limit(50).toArray();
};

/** Resident memory and start of a process on a large file, against those on an empty one. */
export const measureMemory = async (count: number): Promise<Row[]> => {
  const rooms = Array.from({ length: 200 }, () => new mongo.ObjectId());
  const first = await startDatabase();
  await fill(first, rooms, 0, count);
  await first.stop();
  const empty = await startDatabase();
  await use(empty, rooms);
  const large = await startDatabase(first.path);
  await use(large, rooms);
  const [small, big] = [empty.residentBytes() / megabyte, large.residentBytes() / megabyte];
  const rows: Row[] = [
    {
      what: `resident megabytes with ${count} messages above an empty file`,
      ratio: big - small,
      goal: { most: 100 },
      detail: `${big.toFixed(0)} against ${small.toFixed(0)} MB`,
    },
    {
      what: `seconds to start on ${count} messages`,
      ratio: large.startMilliseconds / 1000,
      goal: { most: 1 },
      detail: `${empty.startMilliseconds.toFixed(0)} ms on an empty file`,
    },
  ];
  await empty.stop();
  await large.stop();
  const cold = await startDatabase(large.path, newPath());
  rows.push({
    what: `seconds to start on ${count} messages, nothing compiled before`,
    ratio: cold.startMilliseconds / 1000,
    goal: { most: 1 },
    detail: 'from its sources, in TypeScript',
  });
  await cold.stop();
  return rows;
};
