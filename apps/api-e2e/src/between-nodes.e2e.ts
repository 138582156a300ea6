import type { AuditPage, Room } from '@officehours/contracts';
import { connectToAllRooms, type Client } from './support/client';
import { Cluster } from './support/cluster';
import { newCourse, newGroup, type SmallCourse } from './support/course';
import { person } from './support/people';
import { rest } from './support/rest';
import { introduce, roomOf } from './support/rooms';
import type { Server } from './support/server';

/** People whose role changes on both nodes at once. */
const PEOPLE = 20;
/** So long a course goes on that ends in the middle of a test. */
const SOON_MS = 1_500;

let cluster: Cluster;
let here: Server;
let there: Server;

beforeAll(async () => {
  cluster = await Cluster.start(2, { TALK_POLICY: 'course' });
  [here, there] = cluster.nodes as [Server, Server];
}, 60_000);

afterAll(() => cluster.stop());

const talk = async (course: SmallCourse, body: object): Promise<void> => {
  const answer = await rest(here, course.instructor).put(`/api/course/${course.id}/talk`, body);
  expect(answer.status).toBe(200);
};

/** Resolves when, from now on, the page of a room gets to know that this stands in the way of writing there, or nothing. */
function told(client: Client, { id }: Pick<Room, 'id'>, restriction: Room['restriction']): Promise<unknown> {
  const before = client.all('roomUpdated').length;
  const isIt = (room: Room): boolean => room.id === id && room.restriction === restriction;
  return client.until(`${id} to be ${restriction ?? 'open'}`, () =>
    client.all('roomUpdated').slice(before).find(isIt),
  );
}

const write = (client: Client, { id }: Room) =>
  client.ask('sendMessage', { chatRoomId: id, content: 'May I?' });

const refused = (rule: string) => ({ ok: false, error: { code: 'forbidden', errors: [{ path: '', rule }] } });

describe('pages that are open on another node', () => {
  it('learn that a course has ended, and that it goes on, before anyone writes there', async () => {
    const course = await newCourse(here);
    const rooms = [
      await roomOf(here, course.ada, course.instructor, course.id),
      await newGroup(here, course, [course.ada]),
    ];
    const ada = await connectToAllRooms(there, course.ada);
    // The other node remembers that one may.
    for (const room of rooms) expect(await write(ada, room)).toMatchObject({ ok: true });

    const ended = rooms.map((room) => told(ada, room, 'course_ended'));
    await talk(course, { endsAt: '2020-01-31T00:00:00Z' });
    await Promise.all(ended);
    for (const room of rooms) expect(await write(ada, room)).toMatchObject(refused('course_ended'));

    const open = rooms.map((room) => told(ada, room, null));
    await talk(course, { endsAt: null });
    await Promise.all(open);
    for (const room of rooms) expect(await write(ada, room)).toMatchObject({ ok: true });
  });

  it('learn that the end has come, without anyone doing anything', async () => {
    const course = await newCourse(here);
    const room = await roomOf(here, course.ada, course.instructor, course.id);
    const ada = await connectToAllRooms(there, course.ada);
    const endsAt = new Date(Date.now() + SOON_MS);
    const ended = told(ada, room, 'course_ended');
    await talk(course, { endsAt: endsAt.toISOString() });
    await ended;
    expect(Date.now()).toBeGreaterThanOrEqual(endsAt.getTime());
    expect(await write(ada, room)).toMatchObject(refused('course_ended'));
  });

  it('learn that students may not write to each other any more, and that they may, also in a room called after another course', async () => {
    const course = await newCourse(here);
    await talk(course, { peerTalk: true });
    const room = await roomOf(here, course.ada, course.ben);
    const ada = await connectToAllRooms(there, course.ada);
    expect(await write(ada, room)).toMatchObject({ ok: true });
    const closed = told(ada, room, 'talk_policy');
    await talk(course, { peerTalk: false });
    await closed;
    expect(await write(ada, room)).toMatchObject(refused('talk_policy'));
    const open = told(ada, room, null);
    await talk(course, { peerTalk: true });
    await open;
    expect(await write(ada, room)).toMatchObject({ ok: true });
  });

  it('hear nothing of a course that is not theirs', async () => {
    const [course, other] = [await newCourse(here), await newCourse(here)];
    const room = await roomOf(here, other.ada, other.instructor, other.id);
    const stranger = await connectToAllRooms(there, other.ada);
    await talk(course, { endsAt: '2020-01-31T00:00:00Z' });
    const ended = told(stranger, room, 'course_ended');
    await talk(other, { endsAt: '2020-01-31T00:00:00Z' });
    await ended;
    expect(stranger.all('roomUpdated')).toHaveLength(1);
  });
});

describe('another role of somebody', () => {
  it('is one entry of the audit log, though both nodes learn of it at once', async () => {
    const admin = await person('admin');
    const students = await Promise.all(Array.from({ length: PEOPLE }, () => person('student')));
    await introduce(here, ...students);
    await Promise.all(
      students.map(async ({ id: sub, name }) => {
        const instructor = await person('instructor', { sub, name });
        await Promise.all([here, there, here, there].map((node) => introduce(node, instructor)));
      }),
    );
    const { entries } = (await rest(there, admin).get<AuditPage>('/api/audit')).body;
    const changed = entries.filter(({ action }) => action === 'person.role');
    const order = (ids: (string | null)[]) => [...ids].sort();
    expect(order(changed.map(({ subjectId }) => subjectId))).toEqual(order(students.map(({ id }) => id)));
    for (const { details, outcome } of changed)
      expect({ details, outcome }).toEqual({
        details: { from: 'student', to: 'instructor' },
        outcome: 'done',
      });
  });
});
