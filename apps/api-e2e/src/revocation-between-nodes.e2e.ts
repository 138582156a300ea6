import { connectToAllRooms } from './support/client';
import { Cluster } from './support/cluster';
import { newCourse } from './support/course';
import { person } from './support/people';
import { REVOCATIONS } from './support/revocations';
import { introduce, roomOf } from './support/rooms';
import type { Server } from './support/server';
import { seconds } from './support/tokens';
import { until } from './support/wait';

/** What is promised of an open socket on another node: with Redis, and without it. */
const AT_ONCE_MS = 1_000;
const AT_LAST_MS = 60_000;

let cluster: Cluster;
let here: Server;
let there: Server;

beforeAll(async () => {
  cluster = await Cluster.start(2, { TALK_POLICY: 'course' });
  [here, there] = cluster.nodes as [Server, Server];
}, 60_000);

afterAll(() => cluster.stop());

describe('what is taken from somebody on one node', () => {
  it.each(Object.entries(REVOCATIONS))(
    'is gone from their open socket on the other within a second: %s',
    async (_, arrange) => {
      const { act, shows } = await arrange(here, there);
      await act();
      await shows(AT_ONCE_MS);
    },
  );

  it('is a course, too: who left it may not write to its staff from then on', async () => {
    const course = await newCourse(here);
    const room = await roomOf(here, course.ada, course.instructor, course.id);
    const ada = await connectToAllRooms(there, course.ada);
    const write = () => ada.ask('sendMessage', { chatRoomId: room.id, content: 'May I?' });
    expect(await write()).toMatchObject({ ok: true });
    const { id: sub, name } = course.ada;
    await introduce(here, await person('student', { sub, name, courses: [], iat: seconds(5) }));
    await until('it to be refused', async () => !(await write()).ok, AT_ONCE_MS);
    expect(await write()).toMatchObject({ error: { errors: [{ path: '', rule: 'talk_policy' }] } });
  });

  it('is gone within a minute while Redis is away, all of it', async () => {
    const arranged = await Promise.all(Object.values(REVOCATIONS).map((arrange) => arrange(here, there)));
    await cluster.killRedis();
    try {
      await Promise.all(
        arranged.map(async ({ act, shows }) => {
          await act();
          await shows(AT_LAST_MS);
        }),
      );
    } finally {
      await cluster.startRedis();
    }
  }, 120_000);
});
