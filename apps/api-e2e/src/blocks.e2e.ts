import type { Room } from '@officehours/contracts';
import { connectToAllRooms } from './support/client';
import { newCourse, newGroup, type SmallCourse } from './support/course';
import type { Person } from './support/people';
import { expectProblem, expectRefusal } from './support/problem';
import { rest } from './support/rest';
import { history, post, roomOf } from './support/rooms';
import { startServer, type Server } from './support/server';

let server: Server;
let course: SmallCourse;

beforeAll(async () => {
  server = await startServer({ TALK_POLICY: 'course' });
});

beforeEach(async () => {
  course = await newCourse(server);
});

afterAll(() => server.stop());

const block = (by: Person, whom: Person, method = 'PUT') =>
  rest(server, by).call(method, `/api/message/block/${whom.id}`);
const make = (by: Person, ...people: Person[]) =>
  rest(server, by).post<Room>('/api/message/group', {
    title: 'Project',
    courseId: course.id,
    userIds: people.map(({ id }) => id),
  });
const REFUSED = [{ path: 'userIds', rule: 'talk_policy' }];

describe('two people one of whom has blocked the other', () => {
  it.each([
    ['who was blocked', () => block(course.ada, course.instructor)],
    ['who did it', () => block(course.instructor, course.ada)],
  ])('are brought into no group by %s', async (_name, doBlock) => {
    const { instructor, ada, ben } = course;
    const group = await newGroup(server, course, [ben]);
    expect((await doBlock()).status).toBe(204);
    expect(expectProblem(await make(instructor, ada), 'forbidden').errors).toEqual(REFUSED);
    expect(expectProblem(await make(instructor, ada, ben), 'forbidden').errors).toEqual(REFUSED);
    const add = await rest(server, instructor).post(`/api/message/chat-room/${group.id}/member`, {
      userIds: [ada.id],
    });
    expect(expectProblem(add, 'forbidden').errors).toEqual(REFUSED);
    expect((await make(course.assistant, ada, instructor)).status).toBe(201);
  });

  it('have a group for their duties, in which neither writes once the others have left it', async () => {
    const { instructor, ada, ben } = course;
    const group = await newGroup(server, course, [ada, ben]);
    await block(ada, instructor);
    await post(server, instructor, group.id, 'Where others see it');
    const sockets = [await connectToAllRooms(server, instructor), await connectToAllRooms(server, ada)];
    await rest(server, ben).call('DELETE', `/api/message/chat-room/${group.id}/member/${ben.id}`);
    for (const [index, rule] of ['talk_policy', 'blocked'].entries()) {
      const socket = sockets[index]!;
      await socket.next('roomUpdated', ({ id, restriction }) => id === group.id && restriction === rule);
      const answer = await socket.ask('sendMessage', { chatRoomId: group.id, content: 'Alone with you' });
      expect(expectRefusal(answer, 'forbidden').errors).toEqual([{ path: '', rule }]);
    }
  });
});

describe('what was written before a block', () => {
  it('is shown as read no further than it was, until the block ends', async () => {
    const { instructor, ada } = course;
    const room = await roomOf(server, ada, instructor, course.id);
    const read = (seq: number) => rest(server, ada).put(`/api/message/chat-room/${room.id}/read`, { seq });
    const shown = async (): Promise<boolean[]> => {
      const { messages } = await history(server, instructor, room.id);
      return messages.map(({ isRead }) => isRead);
    };
    await post(server, instructor, room.id, 'Seen');
    await post(server, instructor, room.id, 'Not seen');
    await read(1);
    await block(ada, instructor);
    expect((await read(2)).status).toBe(200);
    expect(await shown()).toEqual([true, false]);
    // A second time changes nothing: it stays where the first one found it.
    await block(ada, instructor);
    expect(await shown()).toEqual([true, false]);
    await block(ada, instructor, 'DELETE');
    expect(await shown()).toEqual([true, true]);
  });
});
