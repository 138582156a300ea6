import { connectToAllRooms } from './support/client';
import { Cluster } from './support/cluster';
import { newCourse, newGroup } from './support/course';
import { person } from './support/people';
import { REVOCATIONS, type Arrange } from './support/revocations';
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

/** Somebody is brought into a room on one node while they have a socket open on another. */
const arrival: Arrange = async () => {
  const course = await newCourse(here);
  const ada = await connectToAllRooms(there, course.ada);
  const ben = await connectToAllRooms(there, course.ben);
  let chatRoomId = '';
  return {
    act: async () => void ({ id: chatRoomId } = await newGroup(here, course, [course.ada, course.ben])),
    shows: async (withinMs) => {
      await ada.next('roomUpdated', ({ id }) => id === chatRoomId, withinMs);
      const { seq } = await ben.do('sendMessage', { chatRoomId, content: 'All here?' });
      await ada.next('roomBeat', (beat) => beat.chatRoomId === chatRoomId && beat.lastSeq >= seq);
    },
  };
};

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

  it('is gone within a minute while Redis is away, all of it, as what is given is there', async () => {
    const arranged = await Promise.all(
      [...Object.values(REVOCATIONS), arrival].map((arrange) => arrange(here, there)),
    );
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
