import { mongo } from 'mongoose';
import { fill, startDatabase } from './database.ts';
import { timed, type Row } from './row.ts';

/** The longest that another client waits for one message while an index is built over a large collection. */
export const measureIndexBuild = async (count: number): Promise<Row[]> => {
  const database = await startDatabase();
  const rooms = Array.from({ length: 200 }, () => new mongo.ObjectId());
  await fill(database, rooms, 0, count);
  const start = performance.now();
  let seconds = 0;
  const build = database.messages.createIndex({ senderId: 1, createdAt: -1 }).finally(() => {
    seconds = (performance.now() - start) / 1000;
  });
  let longest = 0;
  while (seconds === 0)
    longest = Math.max(
      longest,
      await timed(() => database.messages.findOne({ chatRoomId: rooms[0]!, seq: 5 })),
    );
  await build;
  await database.stop();
  return [
    {
      what: `longest wait of another client, in seconds, while an index is built over ${count} messages`,
      ratio: longest / 1000,
      goal: { most: 1 },
      detail: `the build took ${seconds.toFixed(1)} s`,
    },
  ];
};
