import { isDeepStrictEqual } from 'node:util';
import type { Room, RoomMemberPage } from '@officehours/contracts';
import { connectToAllRooms } from './support/client';
import { enrolled, newCourse, newGroup, type SmallCourse } from './support/course';
import { person, type Person } from './support/people';
import { bring } from './support/platform';
import { expectProblem, expectRefusal } from './support/problem';
import { rest } from './support/rest';
import { history, introduce } from './support/rooms';
import { startServer, type Server } from './support/server';
import { seconds } from './support/tokens';
import { until } from './support/wait';

let server: Server;
let course: SmallCourse;

beforeAll(async () => {
  server = await startServer();
});

beforeEach(async () => {
  course = await newCourse(server);
});

afterAll(() => server.stop());

/** The platform says in a newer token that somebody is in no course any more. */
async function leaveCourse({ id, name, role }: Person): Promise<Person> {
  const gone = await person(role, { sub: id, name, courses: [], iat: seconds(5) });
  await introduce(server, gone);
  return gone;
}

const demote = (who: Person): Promise<void> =>
  bring(server, { enrolments: [{ courseId: course.id, userId: who.id, role: 'student' }] });

async function rolesIn(reader: Person, room: Room): Promise<Record<string, string>> {
  const path = `/api/message/chat-room/${room.id}/member`;
  const { members } = (await rest(server, reader).get<RoomMemberPage>(path)).body;
  return Object.fromEntries(members.map(({ id, role }) => [id, role]));
}

/** Waits until the members of the group have exactly these roles, by id. */
async function expectRoles(reader: Person, room: Room, expected: Record<string, string>): Promise<void> {
  const areThose = async () => isDeepStrictEqual(await rolesIn(reader, room), expected);
  await until(`the group to have the members ${JSON.stringify(expected)}`, areThose);
}

describe('who leaves the course of a project group', () => {
  it('is out of the group: hears, reads and writes nothing any more, and the others are told', async () => {
    const room = await newGroup(server, course, [course.ada, course.ben]);
    const [ada, ben] = [
      await connectToAllRooms(server, course.ada),
      await connectToAllRooms(server, course.ben),
    ];
    const gone = await leaveCourse(course.ada);
    expect(await ada.next('roomLeft')).toEqual({ chatRoomId: room.id });
    const told = await ben.next('receiveMessage', ({ system }) => system?.kind === 'memberRemoved');
    expect(told.system).toMatchObject({ actorId: null, userIds: [course.ada.id] });
    expectRefusal(await ada.ask('sendMessage', { chatRoomId: room.id, content: 'Still me' }), 'not_found');
    expectProblem(await rest(server, gone).get(`/api/message/chat-room/${room.id}/messages`), 'not_found');
    await expectRoles(course.ben, room, { [course.instructor.id]: 'owner', [course.ben.id]: 'member' });
    expect((await history(server, course.ben, room.id)).messages.map(({ system }) => system?.kind)).toEqual([
      'roomCreated',
      'memberRemoved',
    ]);
  });

  it('hands it to who of the staff has been in it longest, before any student', async () => {
    const room = await newGroup(server, course, [course.ada]);
    const path = `/api/message/chat-room/${room.id}/member`;
    await rest(server, course.instructor).post(path, { userIds: [course.assistant.id] });
    await leaveCourse(course.instructor);
    await expectRoles(course.ada, room, { [course.ada.id]: 'member', [course.assistant.id]: 'owner' });
  });

  it('stays in groups of other courses', async () => {
    const other = await newCourse(server);
    const both = await enrolled(server, { [course.id]: 'student', [other.id]: 'student' });
    const [left, kept] = [await newGroup(server, course, [both]), await newGroup(server, other, [both])];
    const courses = [{ id: other.id, title: 'Analysis I', role: 'student' }];
    const now = await person('student', { sub: both.id, name: both.name, courses, iat: seconds(5) });
    await introduce(server, now);
    await expectRoles(course.instructor, left, { [course.instructor.id]: 'owner' });
    await expectRoles(other.instructor, kept, { [other.instructor.id]: 'owner', [both.id]: 'member' });
  });
});

describe('an instructor who is a student of the course now', () => {
  it('owns its groups no longer, the staff in them does', async () => {
    const room = await newGroup(server, course, [course.ada, course.assistant]);
    await demote(course.instructor);
    await expectRoles(course.ada, room, {
      [course.instructor.id]: 'member',
      [course.ada.id]: 'member',
      [course.assistant.id]: 'owner',
    });
    const path = `/api/message/chat-room/${room.id}`;
    expectProblem(await rest(server, course.instructor).patch(path, { title: 'Mine' }), 'forbidden');
  });

  it('hands a group without staff to who has been in it longest', async () => {
    const room = await newGroup(server, course, [course.ada]);
    await demote(course.instructor);
    await expectRoles(course.ada, room, { [course.instructor.id]: 'member', [course.ada.id]: 'owner' });
  });
});

describe('a student who was made an owner', () => {
  it('stays one when the platform says again that they are a student', async () => {
    const room = await newGroup(server, course, [course.ada]);
    const path = `/api/message/chat-room/${room.id}/member/${course.ada.id}/role`;
    await rest(server, course.instructor).put(path, { role: 'owner' });
    await demote(course.ada);
    // Changes of one course are followed one after the other: after this one, the first has been.
    await demote(course.instructor);
    await expectRoles(course.ada, room, { [course.instructor.id]: 'member', [course.ada.id]: 'owner' });
  });
});
