import type { Room } from '@officehours/contracts';
import { connect, connectToAllRooms } from './support/client';
import { newCourse, newGroup, type SmallCourse } from './support/course';
import { expectProblem, expectRefusal } from './support/problem';
import { rest, type Answer } from './support/rest';
import { history, post } from './support/rooms';
import { startServer, type Server } from './support/server';

let server: Server;
let course: SmallCourse;
let group: Room;
let news: Room;

beforeAll(async () => {
  server = await startServer();
  course = await newCourse(server);
  group = await newGroup(server, course, [course.ada, course.ben]);
  news = (await as().post<Room>(`/api/course/${course.id}/announcement-room`, {})).body;
  await post(server, course.ada, group.id, 'In time');
  await end('2020-01-31T00:00:00Z');
});

afterAll(() => server.stop());

const as = (who = course.instructor) => rest(server, who);
const end = (endsAt: string | null) => as().put(`/api/course/${course.id}/talk`, { endsAt });
const member = (id = ''): string => `/api/message/chat-room/${group.id}/member${id && `/${id}`}`;
const title = { title: 'Too late' };

describe('in a course that is over', () => {
  it.each<[string, () => Promise<Answer<unknown>>]>([
    ['a group is not renamed', () => as().patch(`/api/message/chat-room/${group.id}`, title)],
    ['the announcements are not renamed', () => as().patch(`/api/message/chat-room/${news.id}`, title)],
    ['nobody is added', () => as().post(member(), { userIds: [course.assistant.id] })],
    ['nobody is removed', () => as().call('DELETE', member(course.ada.id))],
    ['nobody has another role', () => as().put(`${member(course.ada.id)}/role`, { role: 'owner' })],
    [
      'no group is made',
      () => as().post('/api/message/group', { ...title, courseId: course.id, userIds: [course.ada.id] }),
    ],
    [
      'no room with the staff is opened',
      () => as(course.ada).post(`/api/course/${course.id}/staff-room`, {}),
    ],
  ])('%s', async (_name, ask) => {
    const { errors } = expectProblem(await ask(), 'forbidden');
    expect(errors).toEqual([{ path: '', rule: 'course_ended' }]);
  });

  it.each([
    ['group', () => group],
    ['announcement room', () => news],
  ])('nobody is seen typing in a %s', async (_kind, room) => {
    const instructor = await connect(server, course.instructor);
    const ben = await connectToAllRooms(server, course.ben);
    const { errors } = expectRefusal(await instructor.ask('typing', { chatRoomId: room().id }), 'forbidden');
    expect(errors).toEqual([{ path: '', rule: 'course_ended' }]);
    // What comes after it has come, so would the typing have.
    const marker = await roomWithoutCourse();
    await ben.next('roomUpdated', ({ id }) => id === marker.id);
    expect(ben.all('typing')).toEqual([]);
  });

  it('what was said is read, where there are announcements they are found, and a group is left', async () => {
    const found = await as().post<Room>(`/api/course/${course.id}/announcement-room`, {});
    expect(found).toMatchObject({ status: 200, body: { id: news.id } });
    expect((await history(server, course.ada, group.id)).messages.at(-1)?.content).toBe('In time');
    expect((await as(course.ada).put(`/api/message/chat-room/${group.id}/read`, { seq: 2 })).status).toBe(
      200,
    );
    expect((await as(course.ada).call('DELETE', member(course.ada.id))).status).toBe(204);
    expectProblem(await as(course.ada).get(`/api/message/chat-room/${group.id}`), 'not_found');
  });

  it('all of it goes on when the end is taken back', async () => {
    await end(null);
    expect((await as().patch(`/api/message/chat-room/${group.id}`, { title: 'Goes on' })).status).toBe(200);
    await end('2020-01-31T00:00:00Z');
  });
});

/** Ben hears of it, since it is his. */
async function roomWithoutCourse(): Promise<Room> {
  const other = await newCourse(server);
  const pair = { studentId: course.ben.id, instructorId: other.instructor.id };
  return (await as(other.instructor).post<Room>('/api/message/chat-room', pair)).body;
}
