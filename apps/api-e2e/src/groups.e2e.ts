import { randomUUID } from 'node:crypto';
import type { Message, Room, RoomMemberPage, RoomRole } from '@officehours/contracts';
import { connect, connectToAllRooms } from './support/client';
import { enrolled, newCourse, newGroup, type SmallCourse } from './support/course';
import type { Person } from './support/people';
import { expectProblem, expectRefusal } from './support/problem';
import { rest } from './support/rest';
import { history, newPair, post } from './support/rooms';
import { startServer, type Server } from './support/server';
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

const member = (room: Room, who?: Person): string =>
  `/api/message/chat-room/${room.id}/member${who ? `/${who.id}` : ''}`;
const add = (by: Person, room: Room, ...people: Person[]) =>
  rest(server, by).post<Room>(member(room), { userIds: people.map(({ id }) => id) });
const remove = (by: Person, room: Room, who: Person) => rest(server, by).call('DELETE', member(room, who));
const setRole = (by: Person, room: Room, who: Person, role: RoomRole) =>
  rest(server, by).put<Room>(`${member(room, who)}/role`, { role });
const membersOf = async (reader: Person, room: Room) =>
  (await rest(server, reader).get<RoomMemberPage>(member(room))).body.members;
const told = async (reader: Person, room: Room): Promise<(string | undefined)[]> =>
  (await history(server, reader, room.id)).messages.map(({ system }) => system?.kind);

describe('a project group', () => {
  it('is made by the staff of people of the course, who all see it at once', async () => {
    const ada = await connectToAllRooms(server, course.ada);
    const room = await newGroup(server, course, [course.ada, course.ben]);
    expect(room).toMatchObject({ kind: 'group', title: 'Project', memberCount: 3, role: 'owner' });
    expect(await ada.next('roomUpdated', ({ id }) => id === room.id)).toMatchObject({ role: 'member' });
    const message = await post(server, course.ben, room.id, 'Shall we start?');
    expect(message).toMatchObject({ seq: 2, receiverId: null, receiverModel: null });
    expect(await ada.next('receiveMessage', ({ seq }) => seq === 2)).toMatchObject({ id: message.id });
    expect((await membersOf(course.ada, room)).map(({ role }) => role).sort()).toEqual([
      'member',
      'member',
      'owner',
    ]);
  });

  it('is made once for one request, however often it is repeated', async () => {
    const body = {
      title: 'Once',
      courseId: course.id,
      userIds: [course.ada.id],
      clientRequestId: randomUUID(),
    };
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => rest(server, course.instructor).post<Room>('/api/message/group', body)),
    );
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  });

  it('is not made by a student, of strangers, or in a course one is not in', async () => {
    const stranger = await newPair(server);
    const ask = (by: Person, courseId: string, userIds: string[]) =>
      rest(server, by).post('/api/message/group', { title: 'No', courseId, userIds });
    expectProblem(await ask(course.ada, course.id, [course.ben.id]), 'forbidden');
    expectProblem(await ask(course.instructor, course.id, [stranger.student.id]), 'not_found');
    expectProblem(await ask(stranger.instructor, course.id, [course.ada.id]), 'not_found');
    expectProblem(await ask(course.instructor, course.id, []), 'validation_failed');
    expectProblem(
      await rest(server, course.instructor).post('/api/message/group', {
        title: '\u200b',
        courseId: course.id,
        userIds: [course.ada.id],
      }),
      'validation_failed',
    );
  });

  it('tells in its log who came, went and was named, without a hole', async () => {
    const room = await newGroup(server, course, [course.ada]);
    expect((await add(course.instructor, room, course.ben, course.ada)).status).toBe(200);
    await rest(server, course.instructor).patch(`/api/message/chat-room/${room.id}`, { title: 'Heat' });
    await rest(server, course.instructor).put(`${member(room, course.ben)}/role`, { role: 'owner' });
    await remove(course.ben, room, course.ada);
    await remove(course.ben, room, course.ben);
    const page = await history(server, course.instructor, room.id);
    expect(page.messages.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(page.messages.map(({ system }) => system?.kind)).toEqual([
      'roomCreated',
      'membersAdded',
      'roomRenamed',
      'roleChanged',
      'memberRemoved',
      'memberLeft',
    ]);
    expect(page.messages[1]).toMatchObject({
      senderId: null,
      messageType: 'system',
      system: { actorId: course.instructor.id, userIds: [course.ben.id] },
    });
  });

  it('passes to who has been in it longest when its last owner leaves', async () => {
    const room = await newGroup(server, course, [course.ada]);
    await remove(course.instructor, room, course.instructor);
    expect(await membersOf(course.ada, room)).toEqual([
      expect.objectContaining({ id: course.ada.id, role: 'owner' }),
    ]);
  });

  it.each([
    ['demote', (by: Person, room: Room, who: Person) => setRole(by, room, who, 'member')],
    ['remove', remove],
  ])('has an owner still after its two owners %s each other at once', async (_, act) => {
    const { instructor, assistant, ada } = course;
    for (let n = 0; n < 5; n += 1) {
      const room = await newGroup(server, course, [assistant, ada]);
      await setRole(instructor, room, assistant, 'owner');
      await Promise.all([act(instructor, room, assistant), act(assistant, room, instructor)]);
      expect((await membersOf(ada, room)).map(({ role }) => role)).toContain('owner');
    }
  });

  it('lets only its owners add, remove, rename and give roles', async () => {
    const room = await newGroup(server, course, [course.ada, course.ben]);
    const ada = rest(server, course.ada);
    expectProblem(await add(course.ada, room, course.assistant), 'forbidden');
    expectProblem(await remove(course.ada, room, course.ben), 'forbidden');
    expectProblem(await ada.patch(`/api/message/chat-room/${room.id}`, { title: 'Mine' }), 'forbidden');
    expectProblem(await ada.put(`${member(room, course.ada)}/role`, { role: 'owner' }), 'forbidden');
    expectProblem(await add(course.assistant, room, course.assistant), 'not_found');
    const own = `${member(room, course.instructor)}/role`;
    expectProblem(await rest(server, course.instructor).put(own, { role: 'member' }), 'validation_failed');
    expect(await told(course.instructor, room)).toEqual(['roomCreated']);
  });
});

describe('who comes later', () => {
  it('sees what is said from then on, and nothing before: not by page, sync, quote, pin or edit', async () => {
    const room = await newGroup(server, course, [course.ada]);
    const secret = await post(server, course.ada, room.id, 'Before Ben came');
    const ada = await connect(server, course.ada);
    await ada.do('pinMessage', { messageId: secret.id });
    await add(course.instructor, room, course.ben);
    const ben = await connectToAllRooms(server, course.ben);
    await ada.do('addReaction', { messageId: secret.id, emoji: '👍' });
    const page = await history(server, course.ben, room.id);
    expect(page.messages.map(({ seq }) => seq)).toEqual([3]);
    expect(page.hasMoreBefore).toBe(false);
    expect((await history(server, course.ben, room.id, '?around=1')).messages).toHaveLength(1);
    const { epoch } = page;
    const sync = await ben.do('syncRooms', {
      epoch,
      rooms: [{ chatRoomId: room.id, afterSeq: 0, afterChange: 0 }],
    });
    expect(ben.all('messageUpdated')).toEqual([]);
    expect(sync.rooms[0]?.messages.map(({ seq }) => seq)).toEqual([3]);
    expect(sync.rooms[0]).toMatchObject({ changes: [], hasMoreChanges: false });
    const pinned = await rest(server, course.ben).get<{ messages: Message[] }>(
      `/api/message/chat-room/${room.id}/pinned`,
    );
    expect(pinned.body.messages).toEqual([]);
    expectProblem(
      await rest(server, course.ben).get(`/api/message/message/${secret.id}/history`),
      'not_found',
    );
    const reply = { chatRoomId: room.id, content: 'What was that?', replyToId: secret.id };
    expectRefusal(await ben.ask('sendMessage', reply), 'not_found');
    expectRefusal(await ben.ask('addReaction', { messageId: secret.id, emoji: '👍' }), 'not_found');
  });

  it('sees everything where the group was made so', async () => {
    const room = await newGroup(server, course, [course.ada], { history: 'all' });
    await post(server, course.ada, room.id, 'Before Ben came');
    await add(course.instructor, room, course.ben);
    expect((await history(server, course.ben, room.id)).messages).toHaveLength(3);
  });
});

describe('who was removed', () => {
  it('hears, reads and says nothing any more, and is told', async () => {
    const room = await newGroup(server, course, [course.ada, course.ben]);
    const [all, joined] = [await connectToAllRooms(server, course.ada), await connect(server, course.ada)];
    await joined.do('joinRoom', room.id);
    const instructor = await connectToAllRooms(server, course.instructor);
    expect((await remove(course.instructor, room, course.ada)).status).toBe(204);
    expect(await all.next('roomLeft')).toEqual({ chatRoomId: room.id });
    await instructor.do('sendMessage', { chatRoomId: room.id, content: 'Not for Ada' });
    await instructor.do('typing', { chatRoomId: room.id });
    // A later event of another room is the marker: had anything been sent before it, it would be here.
    const other = await newPair(server);
    await rest(server, course.ada).post('/api/message/chat-room', {
      studentId: course.ada.id,
      instructorId: other.instructor.id,
    });
    await all.next('roomUpdated', ({ kind }) => kind === 'direct');
    for (const device of [all, joined]) {
      expect(device.all('receiveMessage').map(({ content }) => content)).not.toContain('Not for Ada');
      expect(device.all('receiveMessage').map(({ system }) => system?.kind)).not.toContain('memberRemoved');
      expect(device.all('typing')).toEqual([]);
    }
    expectRefusal(await all.ask('sendMessage', { chatRoomId: room.id, content: 'Still me' }), 'not_found');
    expectRefusal(await joined.ask('joinRoom', room.id), 'not_found');
    expectProblem(await rest(server, course.ada).get(`/api/message/chat-room/${room.id}`), 'not_found');
  });
});

describe('the room of a student with the staff', () => {
  it('is one, whoever opens it, and has all of the staff in it', async () => {
    const path = `/api/course/${course.id}/staff-room`;
    const own = await rest(server, course.ada).post<Room>(path, {});
    expect(own.status).toBe(201);
    expect(own.body).toMatchObject({ kind: 'staff', memberCount: 3, role: 'member', title: 'Analysis I' });
    const theirs = await rest(server, course.assistant).post<Room>(path, { studentId: course.ada.id });
    expect(theirs.status).toBe(200);
    expect(theirs.body).toMatchObject({ id: own.body.id, role: 'owner' });
  });

  it('is nobody else’s', async () => {
    const path = `/api/course/${course.id}/staff-room`;
    const { body } = await rest(server, course.ada).post<Room>(path, {});
    expectProblem(await rest(server, course.ben).post(path, { studentId: course.ada.id }), 'forbidden');
    expectProblem(await rest(server, course.ben).get(`/api/message/chat-room/${body.id}`), 'not_found');
    const stranger = await newPair(server);
    expectProblem(await rest(server, stranger.student).post(path, {}), 'not_found');
    expectProblem(await rest(server, course.instructor).post(path, {}), 'validation_failed');
    expectProblem(await add(course.instructor, body, course.ben), 'forbidden');
  });

  it('follows the course: new staff comes in, who left it goes out', async () => {
    const path = `/api/course/${course.id}/staff-room`;
    const { body: room } = await rest(server, course.ada).post<Room>(path, {});
    const ada = await connectToAllRooms(server, course.ada);
    const late = await enrolled(server, { [course.id]: 'instructor' });
    await ada.next('receiveMessage', ({ system }) => system?.userIds.includes(late.id) === true);
    expect((await history(server, late, room.id)).messages.length).toBeGreaterThan(0);
  });
});

describe('the announcements of a course', () => {
  it('are written by the staff, read by all, and answered with reactions only', async () => {
    const path = `/api/course/${course.id}/announcement-room`;
    expectProblem(await rest(server, course.ada).post(path, {}), 'forbidden');
    const { body: room } = await rest(server, course.instructor).post<Room>(path, {});
    expect(room).toMatchObject({ kind: 'announcement', memberCount: 4, role: 'owner' });
    const ada = await connectToAllRooms(server, course.ada);
    const news = await post(server, course.assistant, room.id, 'No lecture on Friday');
    await ada.next('receiveMessage', ({ id }) => id === news.id);
    const refused = await ada.ask('sendMessage', { chatRoomId: room.id, content: 'Why?' });
    expectRefusal(refused, 'forbidden');
    await ada.do('addReaction', { messageId: news.id, emoji: '🎉' });
    expectRefusal(await ada.ask('pinMessage', { messageId: news.id }), 'forbidden');
    expectProblem(await remove(course.ada, room, course.ada), 'forbidden');
  });

  it('reach who joins the course later, with all that was said', async () => {
    const path = `/api/course/${course.id}/announcement-room`;
    const { body: room } = await rest(server, course.instructor).post<Room>(path, {});
    await post(server, course.instructor, room.id, 'Welcome');
    const late = await enrolled(server, { [course.id]: 'student' });
    const seen = () => rest(server, late).get<Room>(`/api/message/chat-room/${room.id}`);
    await until('the newcomer to be in the room', async () => (await seen()).status === 200, 5_000);
    expect((await history(server, late, room.id)).messages.map(({ content }) => content)).toEqual([
      'Welcome',
    ]);
    expect((await seen()).body.unreadCount).toBe(0);
  });
});
