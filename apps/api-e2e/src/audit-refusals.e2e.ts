import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LIMITS, type AuditEntry, type AuditPage } from '@officehours/contracts';
import mongoose from 'mongoose';
import { connect } from './support/client';
import { end, startDatabase } from './support/cluster';
import { newCourse, newGroup } from './support/course';
import { person } from './support/people';
import { expectProblem, expectRefusal } from './support/problem';
import { rest } from './support/rest';
import { ownDatabase, startServer, type Server } from './support/server';
import { newId, seconds, sign } from './support/tokens';
import { until } from './support/wait';

let folder: string;
let database: Awaited<ReturnType<typeof startDatabase>>;
let server: Server;
let client: mongoose.mongo.MongoClient;

/** The database is a process of its own: what waits to be told is read, and made due, past the service. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'officehours-refusals-'));
  database = await startDatabase(folder);
  const uri = ownDatabase(database.uri);
  server = await startServer({ MONGODB_URI: uri });
  client = new mongoose.mongo.MongoClient(uri);
});

afterAll(async () => {
  await client.close();
  await server.stop();
  await end(database.child, 'SIGTERM');
  await rm(folder, { recursive: true, force: true });
});

interface Count {
  _id: string;
  dueAt: Date;
  details: { count: number; asked?: string };
}
const counts = () => client.db().collection<Count>('auditPending');

const total = async (): Promise<number> =>
  (await counts().find().toArray()).reduce((sum, { details }) => sum + details.count, 0);

it('keeps what was refused over REST and sockets, and at the handshake, through a kill, and tells it once', async () => {
  const course = await newCourse(server);
  const { ada, ben, instructor } = course;
  const group = await newGroup(server, course, [ben]);
  const admin = await person('admin');
  expectProblem(await rest(server, ada).get('/api/audit'), 'forbidden');
  expectProblem(await rest(server, ada).put('/api/directory', { users: [] }), 'forbidden');
  const socket = await connect(server, ada);
  for (let times = 0; times < 3; times += 1)
    expectRefusal(await socket.ask('joinRoom', { chatRoomId: group.id }), 'not_found');
  const inside = await connect(server, ben);
  expect((await inside.ask('joinRoom', { chatRoomId: group.id })).ok).toBe(true);
  const claims = { sub: instructor.id, role: 'admin', name: 'Mallory' };
  const forged = await sign(claims, 'a secret that somebody made up, of 40');
  const expired = await sign({ ...claims, exp: seconds(-3600) });
  for (const token of [forged, forged, expired])
    await expect(connect(server, { token })).rejects.toMatchObject({ data: { code: 'unauthenticated' } });
  await until('all of them to be kept', async () => (await total()) === 8);

  await server.kill9();
  // As if the minutes of their count were over.
  await counts().updateMany({}, { $set: { dueAt: new Date(0) } });
  await server.restart();
  const told = async (): Promise<unknown[]> => {
    const { entries } = (await rest(server, admin).get<AuditPage>('/api/audit?order=latest')).body;
    expect(JSON.stringify(entries)).not.toMatch(/Mallory|Project|eyJ/u);
    const refused = entries.filter(({ action }: AuditEntry) => action.endsWith('.refused'));
    return refused.map(({ action, outcome, actorId, subjectId, details }) => [
      ...[action, outcome, actorId ?? subjectId, details],
    ]);
  };
  const all = await told();
  expect(all).toHaveLength(5);
  for (const one of [
    ['access.refused', 'done', ada.id, { asked: 'audit.read', count: 1 }],
    ['access.refused', 'done', ada.id, { asked: 'directory.import', count: 1 }],
    ['access.refused', 'done', ada.id, { asked: 'room.read', count: 3 }],
    ['token.refused', 'done', instructor.id, { reason: 'invalid', count: 2 }],
    ['token.refused', 'done', instructor.id, { reason: 'expired', count: 1 }],
  ])
    expect(all).toContainEqual(one);
  expect(await told()).toHaveLength(5);
});

it('tells hundreds of counts at once, each once, though some were told when the process died', async () => {
  const admin = await person('admin');
  const read = () => rest(server, admin).get<AuditPage>('/api/audit?order=latest&limit=1');
  const before = (await read()).body.head!.seq;
  const count = (n: number): Count & Record<string, unknown> => ({
    _id: `counted:${n}`,
    action: 'access.refused',
    actorId: newId(),
    subjectId: null,
    chatRoomId: null,
    details: { asked: 'audit.read', count: n },
    at: new Date(),
    dueAt: new Date(1),
    isCount: true,
  });
  const some = Array.from({ length: 300 }, (_, n) => count(n + 1));
  await counts().insertMany(some.filter((_, n) => n % 3 === 0));
  expect((await read()).body.head).toMatchObject({ seq: before + 100 });
  await counts().insertMany(some);
  // Four ask, and the service is asked for what is due four times at once.
  const heads = await Promise.all(Array.from({ length: 4 }, async () => (await read()).body.head));
  expect(heads.at(-1)).toMatchObject({ seq: before + 300 });
  expect((await read()).body.head).toMatchObject({ seq: before + 300 });
  expect(await counts().countDocuments({ _id: /^counted:/ })).toBe(0);
  const { entries } = (await rest(server, admin).get<AuditPage>(`/api/audit?after=${before}`)).body;
  expect(entries).toHaveLength(LIMITS.pageMax);
  const unbound = entries.filter((entry, n) => n > 0 && entry.previousHash !== entries[n - 1]!.hash);
  expect(unbound).toEqual([]);
});
