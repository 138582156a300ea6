import type { ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import { end, startDatabase } from './support/cluster';
import { PushReceiver } from './support/push-receiver';
import { startServer, type Server } from './support/server';
import { DEVICES, Tellings } from './support/tellings';
import { until } from './support/wait';

// `npm run pushes` has more.
const KILLS = Number(process.env['PUSH_KILLS'] ?? 2);
const REPORT = process.env['PUSH_KILLS_REPORT'];
const MESSAGES = 24;
/** The service works on four notifications at a time, each for all devices of a person. */
const ON_THEIR_WAY = 4 * DEVICES;

let folder: string;
let database: ChildProcess | undefined;
let client: mongo.MongoClient;
let pushes: PushReceiver;
let server: Server;
let tellings: Tellings;

/** The database is a process of its own, so that time can be made to pass in it. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'officehours-pushes-'));
  const started = await startDatabase(folder);
  database = started.child;
  client = new mongo.MongoClient(started.uri);
  pushes = await PushReceiver.start();
  server = await startServer({ MONGODB_URI: started.uri, ...pushes.environment });
  tellings = await Tellings.start(server, pushes);
}, 60_000);

afterAll(async () => {
  await server.stop();
  pushes.stop();
  await client.close();
  await end(database, 'SIGTERM');
  await rm(folder, { recursive: true, force: true });
});

const jobs = () => client.db('officehours').collection('jobs');

/** What a dead service was at work on is free after a while: that while is over. */
const passLease = () => jobs().updateMany({ isOpen: true }, { $set: { dueAt: new Date(0) } });

it(
  'a message is told to each device though the service is killed, and a second time only where it could not know of the first',
  async () => {
    for (let life = 0; life < KILLS; life += 1) {
      const enough = pushes.arrived.length + 6 + ((life * 17) % 40);
      const killed = pushes.until(enough).then(() => server.kill9());
      await tellings.write([server], MESSAGES);
      await killed;
      tellings.nextLife();
      await passLease();
      await server.restart();
    }
    const isDone = async () => (await jobs().countDocuments({ isOpen: true })) === 0;
    await until('everything to be done', isDone, 60_000);
    await until('every device to be told', () => tellings.isEverythingTold());
    tellings.nextLife();

    const { expected, told, again, twice, ofRead, read } = tellings.result();
    // Never twice by one and the same process, and after a kill only what was on its way.
    expect(twice).toEqual([]);
    expect(again).toBeLessThanOrEqual(KILLS * ON_THEIR_WAY);
    expect(expected).toBeGreaterThan(KILLS * ON_THEIR_WAY);
    expect(read).toBeGreaterThan(0);
    expect(ofRead).toEqual([]);
    if (REPORT) writeFileSync(REPORT, JSON.stringify({ kills: KILLS, told, twice: again }));
  },
  60_000 + KILLS * 30_000,
);
