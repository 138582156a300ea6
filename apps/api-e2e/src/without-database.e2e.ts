import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from './support/client';
import { end, startEmbedded } from './support/cluster';
import { person, type Person } from './support/people';
import { expectProblem } from './support/problem';
import { rest } from './support/rest';
import { newPair, type Pair } from './support/rooms';
import { startServer, type Server } from './support/server';
import { until } from './support/wait';

// A question to a database that is away takes a few seconds, and those of each test follow each other.
jest.setTimeout(90_000);

let folder: string;
let database: ChildProcess;
let server: Server;
let pair: Pair;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'officehours-without-'));
  const { child, uri } = await startEmbedded(folder);
  database = child;
  server = await startServer({ MONGODB_URI: uri });
  pair = await newPair(server);
  await end(database, 'SIGKILL');
});

afterAll(async () => {
  await server.stop();
  await end(database, 'SIGTERM');
  await rm(folder, { recursive: true, force: true });
});

const me = (who: Person) => rest(server, who).get('/api/auth/me');
const message = () => ({
  chatRoomId: pair.room.id,
  content: 'Is anybody there?',
  clientMessageId: randomUUID(),
});

describe('without its database', () => {
  it('the service does not say of a token that it is not valid', async () => {
    const stranger = await person('student');
    expectProblem(await me(stranger), 'unavailable');
    const refused = await connect(server, stranger).catch(
      (error: Error & { data?: { code: string } }) => error,
    );
    expect(refused).toMatchObject({ data: { code: 'unavailable' } });
  });

  it('a message is refused for now, and goes out when the database is there again', async () => {
    const lost = message();
    expectProblem(await rest(server, pair.student).post('/api/message/message', lost), 'unavailable');
    ({ child: database } = await startEmbedded(folder));
    await until('the service to answer', async () => (await me(pair.student)).status === 200, 20_000);
    const sent = await rest(server, pair.student).post<{ seq: number }>('/api/message/message', lost);
    expect(sent).toMatchObject({ status: 201, body: { seq: 1 } });
  });
});
