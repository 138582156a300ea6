import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Attachment } from '@officehours/contracts';
import { mongo } from 'mongoose';
import { end, startDatabase } from './support/cluster';
import { formOf, png, upload } from './support/files';
import { rest } from './support/rest';
import { newPair, type Pair } from './support/rooms';
import { startServer, type Server } from './support/server';

// `npm run uploads` has fifty.
const KILLS = Number(process.env['UPLOAD_KILLS'] ?? 2);
const REPORT = process.env['UPLOAD_REPORT'];
const AT_ONCE = 12;
const HOURS_AGO = new Date(Date.now() - 48 * 3_600_000);

interface Acknowledged {
  file: Attachment;
  /** Of a text; a picture is made anew. */
  digest: string | null;
  isSent: boolean;
}

const digestOf = (content: string) => createHash('sha256').update(content).digest('hex');

let folder: string;
let database: ChildProcess | undefined;
let client: mongo.MongoClient;
let server: Server;
let pair: Pair;

/** The database is a process of its own, so that time can be made to pass in it. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'officehours-uploads-'));
  const started = await startDatabase(folder);
  database = started.child;
  client = new mongo.MongoClient(started.uri);
  server = await startServer({ MONGODB_URI: started.uri });
  pair = await newPair(server);
}, 60_000);

afterAll(async () => {
  await server.stop();
  await client.close();
  await end(database, 'SIGTERM');
  await rm(folder, { recursive: true, force: true });
});

const records = () => client.db('officehours').collection('attachments');

/** Uploads, and sends every second one at once; what was acknowledged before the service died is noted. */
async function bring(round: number, index: number, noted: (one: Acknowledged) => void): Promise<void> {
  const { student, room } = pair;
  const isPicture = index % 4 === 3;
  const content = `${round} ${index} `.repeat(20_000);
  const form = isPicture ? formOf('board.png', png(1_300, 20 + index)) : formOf('long.txt', content);
  const answer = await upload(server, student, room.id, form).catch(() => undefined);
  if (answer?.status !== 201) return;
  const one = { file: answer.body, digest: isPicture ? null : digestOf(content), isSent: false };
  noted(one);
  if (index % 2 === 0) one.isSent = (await send(one).catch(() => undefined)) === 201;
}

async function send({ file }: Acknowledged): Promise<number> {
  const message = { chatRoomId: pair.room.id, content: '', attachmentIds: [file.id] };
  return (await rest(server, pair.student).post('/api/message/message', message)).status;
}

/** As the other one gets it. */
async function expectWhole({ file, digest }: Acknowledged): Promise<void> {
  const asked = rest(server, pair.instructor);
  const { status, text } = await asked.get(`/api/message/attachment/${file.id}`);
  expect(status).toBe(200);
  if (digest !== null) expect(digestOf(text)).toBe(digest);
  else expect((await asked.get(`/api/message/attachment/${file.id}/thumbnail`)).status).toBe(200);
}

const onDisk = async (): Promise<string[]> => {
  const names = await readdir(join(server.dataDir, 'files'), { recursive: true });
  return names.flatMap((name) => /([0-9a-f]{24})(?:-thumbnail)?$/.exec(name)?.[1] ?? []);
};

/** Two days go by: whatever was begun and not ended is looked at, a hundred a start. */
async function passDays(): Promise<void> {
  const incoming = join(server.dataDir, 'files', 'incoming');
  for (const name of await readdir(incoming).catch(() => []))
    await utimes(join(incoming, name), HOURS_AGO, HOURS_AGO);
  const unfinished = { sweepAt: { $exists: true } };
  await records().updateMany(unfinished, { $set: { sweepAt: HOURS_AGO } });
  while ((await records().countDocuments(unfinished)) > 0) {
    await server.restart();
    await server.terminate();
  }
  await server.restart();
  expect(await readdir(incoming).catch(() => [])).toEqual([]);
}

it(
  'an upload that was acknowledged is whole after a kill, one that was not is seen by nobody else, and nothing of it stays',
  async () => {
    const all: Acknowledged[] = [];
    for (let round = 0; round < KILLS; round += 1) {
      const before = all.length;
      const killAfter = 1 + (round % 5);
      let killed: Promise<unknown> | undefined;
      const noted = (one: Acknowledged): void => {
        all.push(one);
        if (all.length - before === killAfter) killed = server.kill9();
      };
      await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => bring(round, index, noted)));
      expect(killed).toBeDefined();
      await killed;
      await server.restart();
      // Every third stays unsent for ever.
      for (const [index, one] of all.slice(before).entries()) {
        if (!one.isSent && index % 3 !== 0) one.isSent = (await send(one)) === 201;
        if (one.isSent) await expectWhole(one);
      }
      const known = new Set(all.map(({ file }) => file.id));
      for (const id of await onDisk())
        if (!known.has(id))
          expect((await rest(server, pair.instructor).get(`/api/message/attachment/${id}`)).status).toBe(404);
    }
    await passDays();
    // What was sent and never acknowledged may be there or not; what is there belongs to a message.
    const kept = await records().find({}).toArray();
    const ids = kept.map(({ _id }) => String(_id));
    expect(kept.every(({ state, messageId }) => state === 'ready' && messageId)).toBe(true);
    expect(new Set(await onDisk())).toEqual(new Set(ids));
    const sent = all.filter(({ isSent }) => isSent);
    expect(ids).toEqual(expect.arrayContaining(sent.map(({ file }) => file.id)));
    for (const one of sent) await expectWhole(one);
    const report = { kills: KILLS, begun: KILLS * AT_ONCE, acknowledged: all.length, sent: sent.length };
    if (REPORT) writeFileSync(REPORT, JSON.stringify(report));
  },
  60_000 + KILLS * 30_000,
);
