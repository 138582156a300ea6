import type { ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import { end, startDatabase } from './support/cluster';
import { person, type Person } from './support/people';
import { newDevice, PushReceiver } from './support/push-receiver';
import { rest } from './support/rest';
import { introduce, roomOf } from './support/rooms';
import { startServer, type Server } from './support/server';
import { until } from './support/wait';

// `npm run pushes` has more.
const KILLS = Number(process.env['PUSH_KILLS'] ?? 2);
const REPORT = process.env['PUSH_KILLS_REPORT'];
const RECEIVERS = 4;
const DEVICES = 3;
const MESSAGES = 24;
/** The service works on four notifications at a time, each for all devices of a person. */
const ON_THEIR_WAY = 4 * DEVICES;

interface Receiver {
  person: Person;
  paths: string[];
}

let folder: string;
let database: ChildProcess | undefined;
let client: mongo.MongoClient;
let pushes: PushReceiver;
let server: Server;
let receivers: Receiver[];

/** The database is a process of its own, so that time can be made to pass in it. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'officehours-pushes-'));
  const started = await startDatabase(folder);
  database = started.child;
  client = new mongo.MongoClient(started.uri);
  pushes = await PushReceiver.start();
  server = await startServer({ MONGODB_URI: started.uri, ...pushes.environment });
  receivers = await Promise.all(Array.from({ length: RECEIVERS }, (_, index) => receiver(index)));
}, 60_000);

afterAll(async () => {
  await server.stop();
  pushes.stop();
  await client.close();
  await end(database, 'SIGTERM');
  await rm(folder, { recursive: true, force: true });
});

const jobs = () => client.db('officehours').collection('jobs');

async function receiver(index: number): Promise<Receiver> {
  const student = await person('student');
  await introduce(server, student);
  const devices = Array.from({ length: DEVICES }, (_, device) => newDevice(`${index}-${device}`));
  for (const { subscription } of devices)
    expect((await rest(server, student).put('/api/notification/subscription', subscription)).status).toBe(
      200,
    );
  return { person: student, paths: devices.map(({ path }) => path) };
}

/** A room in which nothing was said yet: one message in each, so that a push names its message by its room. */
async function quietRoom(index: number): Promise<{ to: Receiver; writer: Person; id: string }> {
  const writer = await person('instructor');
  await introduce(server, writer);
  const to = receivers[index % RECEIVERS]!;
  return { to, writer, id: (await roomOf(server, to.person, writer)).id };
}

/** What a dead service was at work on is free after a while: that while is over. */
const passLease = () => jobs().updateMany({ isOpen: true }, { $set: { dueAt: new Date(0) } });

it(
  'a message is told to each device though the service is killed, and a second time only where it could not know of the first',
  async () => {
    /** By device and room: in which lives of the service it was told. */
    const lives = new Map<string, number[]>();
    const expected: string[] = [];
    let noted = 0;
    const note = (life: number): void => {
      for (const { path, topic } of pushes.arrived.slice(noted))
        lives.set(`${path} ${topic}`, [...(lives.get(`${path} ${topic}`) ?? []), life]);
      noted = pushes.arrived.length;
    };
    for (let life = 0; life < KILLS; life += 1) {
      const rooms = await Promise.all(Array.from({ length: MESSAGES }, (_, index) => quietRoom(index)));
      const before = pushes.arrived.length;
      const enough = pushes.until(before + 6 + ((life * 17) % 40)).then(() => server.kill9());
      await Promise.all(
        rooms.map(async ({ to, writer, id }) => {
          const message = { chatRoomId: id, content: 'Told once' };
          const sent = await rest(server, writer)
            .post('/api/message/message', message)
            .catch(() => undefined);
          if (sent?.status === 201) expected.push(...to.paths.map((path) => `${path} ${id}`));
        }),
      );
      await enough;
      note(life);
      await passLease();
      await server.restart();
    }
    await until(
      'everything to be told',
      async () => (await jobs().countDocuments({ isOpen: true })) === 0,
      60_000,
    );
    await until('every device to be told', () => {
      const told = new Set(pushes.arrived.map(({ path, topic }) => `${path} ${topic}`));
      return expected.every((one) => told.has(one));
    });
    note(KILLS);

    const all = [...lives.values()];
    // Never twice by one and the same process, and after a kill only what was on its way.
    expect(all.filter((one) => new Set(one).size < one.length)).toEqual([]);
    const twice = all.reduce((sum, one) => sum + one.length - 1, 0);
    expect(twice).toBeLessThanOrEqual(KILLS * ON_THEIR_WAY);
    expect(expected.length).toBeGreaterThan(KILLS * ON_THEIR_WAY);
    if (REPORT) writeFileSync(REPORT, JSON.stringify({ kills: KILLS, told: all.length, twice }));
  },
  60_000 + KILLS * 30_000,
);
