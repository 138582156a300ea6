import { randomUUID } from 'node:crypto';
import type { Room, RoomMemberPage } from '@officehours/contracts';
import { enrolled, newCourse, type SmallCourse } from './support/course';
import type { Person } from './support/people';
import { expectProblem } from './support/problem';
import { rest } from './support/rest';
import { history } from './support/rooms';
import { startServer, type Server } from './support/server';

let server: Server;
let course: SmallCourse;

beforeAll(async () => {
  server = await startServer();
});

beforeEach(async () => {
  course = await newCourse(server);
});

afterAll(() => server.stop());

const request = (people: readonly Person[], courseId = course.id) => ({
  title: 'Project',
  courseId,
  userIds: people.map(({ id }) => id),
  clientRequestId: randomUUID(),
  history: 'all' as const,
});
const make = (by: Person, body: object) => rest(server, by).post<Room>('/api/message/group', body);
const members = (room: Room) => `/api/message/chat-room/${room.id}/member`;
const idsIn = async (reader: Person, room: Room): Promise<string[]> => {
  const { body } = await rest(server, reader).get<RoomMemberPage>(members(room));
  return body.members.map(({ id }) => id).sort();
};
const ids = (...people: Person[]): string[] => people.map(({ id }) => id).sort();

describe('a request for a group that is repeated', () => {
  it('does not let its maker in again who was removed', async () => {
    const { instructor, assistant, ada } = course;
    const body = request([assistant, ada]);
    const { body: room } = await make(instructor, body);
    await rest(server, instructor).put(`${members(room)}/${assistant.id}/role`, { role: 'owner' });
    await rest(server, assistant).call('DELETE', `${members(room)}/${instructor.id}`);
    expectProblem(await make(instructor, body), 'not_found');
    expect(await idsIn(ada, room)).toEqual(ids(assistant, ada));
    expectProblem(await rest(server, instructor).get(`/api/message/chat-room/${room.id}`), 'not_found');
  });

  it('adds nobody', async () => {
    const { instructor, ada, ben } = course;
    const body = request([ada]);
    const { body: room } = await make(instructor, body);
    const again = await make(instructor, { ...body, userIds: [ben.id] });
    expect([again.status, again.body.id]).toEqual([200, room.id]);
    expect(await idsIn(ada, room)).toEqual(ids(instructor, ada));
    expect((await history(server, ada, room.id)).messages).toHaveLength(1);
  });

  it('is another one in another course', async () => {
    const other = await newCourse(server);
    const teacher = await enrolled(server, { [course.id]: 'instructor', [other.id]: 'instructor' });
    const body = request([course.ada]);
    const { body: room } = await make(teacher, body);
    const elsewhere = await make(teacher, { ...body, courseId: other.id, userIds: [other.ben.id] });
    expect(elsewhere.status).toBe(201);
    expect(elsewhere.body).toMatchObject({ courseId: other.id });
    expect(await idsIn(course.ada, room)).toEqual(ids(teacher, course.ada));
  });
});
