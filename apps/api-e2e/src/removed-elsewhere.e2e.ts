import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { end, startDatabase } from './support/cluster';
import { newCourse, newGroup } from './support/course';
import { expectProblem } from './support/problem';
import { rest } from './support/rest';
import { post } from './support/rooms';
import { ownDatabase, startServer, type Server } from './support/server';

/** Two nodes without a bus: what one of them does the other is not told. */
let folder: string;
let database: Awaited<ReturnType<typeof startDatabase>>;
let here: Server;
let there: Server;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'officehours-removed-'));
  database = await startDatabase(folder);
  const uri = ownDatabase(database.uri);
  here = await startServer({ MONGODB_URI: uri });
  there = await startServer({ MONGODB_URI: uri });
});

afterAll(async () => {
  await Promise.all([here.stop(), there.stop()]);
  await end(database.child, 'SIGTERM');
  await rm(folder, { recursive: true, force: true });
});

it.each(['', '/messages', '/member', '/people?first=1&last=2', '/receipts', '/pinned', '/attachments'])(
  'who was removed on one node reads nothing of the room on the other: %s',
  async (what) => {
    const course = await newCourse(here);
    const { id } = await newGroup(here, course, [course.ada, course.ben]);
    const room = `/api/message/chat-room/${id}`;
    await post(here, course.ben, id, 'hello');
    const read = () => rest(there, course.ada).get(`${room}${what}`);
    // From then on that node remembers who is in the room.
    expect((await read()).status).toBe(200);
    await rest(here, course.instructor).call('DELETE', `${room}/member/${course.ada.id}`);
    expectProblem(await read(), 'not_found');
  },
);
