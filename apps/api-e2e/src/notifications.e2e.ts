import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { mongo } from 'mongoose';
import { SMTPServer } from 'smtp-server';
import { KEYS, newEndpoint } from './support/access/notification-rows';
import { end, startDatabase } from './support/cluster';
import { person } from './support/people';
import { expectProblem } from './support/problem';
import { rest } from './support/rest';
import { introduce, newPair, post, roomOf, type Pair } from './support/rooms';
import { startServer, type Server } from './support/server';
import { until } from './support/wait';

// Each kill starts the server anew.
jest.setTimeout(120_000);

let folder: string;
let database: ChildProcess | undefined;
let client: mongo.MongoClient;
let server: Server;
let pair: Pair;

/** The database is a process of its own, so that it can be looked into while the service is dead. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'officehours-notifications-'));
  const started = await startDatabase(folder);
  database = started.child;
  client = new mongo.MongoClient(started.uri);
  server = await startServer({ MONGODB_URI: started.uri });
  pair = await newPair(server);
});

afterAll(async () => {
  await server.stop();
  await client.close();
  await end(database, 'SIGTERM');
  await rm(folder, { recursive: true, force: true });
});

const planned = async (): Promise<string[]> => {
  const jobs = client.db('officehours').collection<{ _id: string }>('jobs');
  return (await jobs.find({}).toArray()).map(({ _id }) => _id);
};

const subscribe = (endpoint: string, keys: object = KEYS) =>
  rest(server, pair.instructor).put<{ id: string }>('/api/notification/subscription', { endpoint, keys });

describe('a device that wants to be told', () => {
  it.each([
    'http://fcm.googleapis.com/x',
    'https://fcm.googleapis.com:8443/x',
    'https://127.0.0.1/x',
    'https://[::ffff:169.254.169.254]/x',
    'https://metadata.google.internal/x',
    'https://user@fcm.googleapis.com/x',
    'https://fcm.googleapis.com.evil.example/x',
    'nonsense',
  ])('is not one at %s', async (endpoint) => {
    const answer = await subscribe(endpoint);
    expectProblem(answer, 'validation_failed');
    expect(answer.text).toContain('endpoint_not_allowed');
  });

  it.each([{ ...KEYS, p256dh: 'short' }, { ...KEYS, auth: 'A'.repeat(40) }, { p256dh: KEYS.p256dh }])(
    'needs keys of the right size: %j',
    async (keys) => expectProblem(await subscribe(newEndpoint(), keys), 'validation_failed'),
  );

  it('keeps the key that browsers know the service by through a restart', async () => {
    const key = async () =>
      (await rest(server, pair.student).get<{ pushKey: string }>('/api/notification/options')).body.pushKey;
    const before = await key();
    expect(before).toMatch(/^[\w-]{87}$/);
    await server.restart();
    expect(await key()).toBe(before);
  });
});

describe('a service that is killed right after it acknowledged a message', () => {
  it('has each notification in its plan once', async () => {
    expect((await subscribe(newEndpoint())).status).toBe(200);
    const all = [(await post(server, pair.student, pair.room.id, 'before')).id];
    await until('the plan to be written', async () => (await planned()).length === 1);
    for (let kill = 0; kill < 3; kill += 1) {
      all.push((await post(server, pair.student, pair.room.id, `killed ${kill}`)).id);
      await server.kill9();
      await server.restart();
    }
    all.push((await post(server, pair.student, pair.room.id, 'after')).id);
    await server.terminate();
    expect((await planned()).sort()).toEqual(all.map((id) => `push:${id}.${pair.instructor.id}`).sort());
    await server.restart();
  });

  it('plans nothing for who has no device, nor for who wrote', async () => {
    const [stranger] = [await person('student')];
    await rest(server, stranger).get('/api/auth/me');
    await post(server, pair.instructor, pair.room.id, 'nobody hears');
    await server.terminate();
    expect((await planned()).every((id) => id.endsWith(pair.instructor.id))).toBe(true);
    await server.restart();
  });
});

describe('a service that is killed while it sends an e-mail', () => {
  const ids: string[] = [];
  let isStalled = true;
  let stalled: () => void = () => undefined;
  let arrived: () => void = () => undefined;
  const mails = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        ids.push(/^message-id: (.*)$/im.exec(Buffer.concat(chunks).toString())?.[1]?.trim() ?? '');
        if (isStalled) return stalled();
        done();
        arrived();
      });
    },
  });
  mails.on('error', () => undefined);

  afterAll(() => new Promise<void>((settle) => mails.close(() => settle())));

  it('sends it again when it is back, as the same e-mail', async () => {
    mails.listen(0, '127.0.0.1');
    await once(mails.server, 'listening');
    const { port } = mails.server.address() as AddressInfo;
    const mailing = await startServer({
      SMTP_URL: `smtp://127.0.0.1:${port}`,
      MAIL_FROM: 'chat@school.example',
      PUBLIC_URL: 'https://chat.school.example',
      MAIL_AFTER_MINUTES: '0',
    });
    try {
      const reader = await person('instructor', { email: 'reader@school.example' });
      const writer = await person('student');
      await introduce(mailing, reader, writer);
      const isUnderWay = new Promise<void>((settle) => (stalled = settle));
      await post(mailing, writer, (await roomOf(mailing, writer, reader)).id, 'Are you there?');
      await isUnderWay;
      await mailing.kill9();
      isStalled = false;
      const isThere = new Promise<void>((settle) => (arrived = settle));
      await mailing.restart();
      await isThere;
      expect(ids).toHaveLength(2);
      expect(ids[1]).toBe(ids[0]);
    } finally {
      await mailing.stop();
    }
  });
});
