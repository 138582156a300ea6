import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import type { Room } from '@officehours/contracts';
import { end, startDatabase } from './support/cluster';
import { rest } from './support/rest';
import { newPair, post, type Pair } from './support/rooms';
import { startServer, type Server } from './support/server';
import { until } from './support/wait';

const KILLS = 3;
const HOUR = 3_600_000;

// Each kill starts a server anew.
jest.setTimeout(120_000);

let folder: string;
let database: ChildProcess | undefined;
let client: mongo.MongoClient;
let alive: Server;
let killed: Server;

/** Two nodes; the database is a process of its own, so that it can be looked into past them. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'officehours-derived-'));
  const { child, uri } = await startDatabase(folder);
  [database, client] = [child, new mongo.MongoClient(uri)];
  alive = await startServer({ MONGODB_URI: uri });
  killed = await startServer({ MONGODB_URI: uri });
});

afterAll(async () => {
  await alive.stop();
  await killed.stop();
  await client.close();
  await end(database, 'SIGTERM');
  await rm(folder, { recursive: true, force: true });
});

const collection = <T extends object>(name: string) => client.db('officehours').collection<T>(name);

/** What is derived of a room, as it is stored. */
const derivedSeq = async ({ room }: Pair): Promise<number | undefined> =>
  (await collection<{ lastSeq: number }>('chatRooms').findOne({ _id: new mongo.ObjectId(room.id) }))?.lastSeq;

const shownLast = async (server: Server, { room, instructor }: Pair) => {
  const { body } = await rest(server, instructor).get<{ rooms: Room[] }>('/api/message/chat-room');
  return body.rooms.find(({ id }) => id === room.id)?.lastMessage?.id;
};

const checkpoints = () => collection<{ _id: string; cleanAt: Date }>('serverState');
const checkpointIds = async () =>
  (
    await checkpoints()
      .find({ _id: /^summaries/ })
      .toArray()
  ).map(({ _id }) => _id);

/** The others have gone on for an hour since, and looked after whatever was left before. */
async function anHourLaterThan(dead: string): Promise<void> {
  const pair = await newPair(alive);
  await post(alive, pair.student, pair.room.id, 'an hour later');
  await until('it to be derived', async () => (await derivedSeq(pair)) === 1);
  const cleanAt = new Date(Date.now() + HOUR);
  const others = (await checkpointIds()).filter((id) => id !== dead);
  await checkpoints().updateMany({ _id: { $in: others } }, { $set: { cleanAt } });
}

describe('a node that is killed right after it acknowledged a message', () => {
  it('has nothing derived of it that another node would not make good, however far that one is', async () => {
    let lost = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const before = await checkpointIds();
      await killed.restart();
      const [dead] = (await checkpointIds()).filter((id) => !before.includes(id));
      const pair = await newPair(killed);
      const { id } = await post(killed, pair.student, pair.room.id, `killed ${kill}`);
      await killed.kill9();
      if ((await derivedSeq(pair)) === 0) lost += 1;
      await anHourLaterThan(dead!);
      await killed.restart();
      expect(await derivedSeq(pair)).toBe(1);
      expect(await shownLast(killed, pair)).toBe(id);
    }
    // A kill after everything was derived would show nothing.
    expect(lost).toBeGreaterThan(0);
  });
});
