import type { Message, Room } from '@officehours/contracts';
import { connectToAllRooms } from './support/client';
import { newCourse, newGroup, type SmallCourse } from './support/course';
import type { Person } from './support/people';
import { expectProblem } from './support/problem';
import { rest } from './support/rest';
import { history, newPair, post } from './support/rooms';
import { startServer, type Server } from './support/server';

let server: Server;
let course: SmallCourse;
let room: Room;

beforeAll(async () => {
  server = await startServer();
});

beforeEach(async () => {
  course = await newCourse(server);
  room = await newGroup(server, course, [course.ada, course.ben]);
});

afterAll(() => server.stop());

const call = (by: Person, content: string, ...mentioned: Person[]) =>
  rest(server, by).post<Message>('/api/message/message', {
    chatRoomId: room.id,
    content,
    mentionIds: mentioned.map(({ id }) => id),
  });
const seenBy = async (reader: Person): Promise<Room> =>
  (await rest(server, reader).get<Room>(`/api/message/chat-room/${room.id}`)).body;

describe('a mention', () => {
  it('is part of the message and counted for whom it calls, until they have read it', async () => {
    const ada = await connectToAllRooms(server, course.ada);
    const { body, status } = await call(course.instructor, '@Ada, will you present?', course.ada);
    expect(status).toBe(201);
    expect(body.mentions).toEqual([course.ada.id]);
    await ada.next('receiveMessage', ({ mentions }) => mentions.includes(course.ada.id));
    await post(server, course.instructor, room.id, 'Anyone else?');
    expect(await seenBy(course.ada)).toMatchObject({ unreadCount: 3, mentionCount: 1 });
    expect(await seenBy(course.ben)).toMatchObject({ unreadCount: 3, mentionCount: 0 });
    await ada.do('markRead', { chatRoomId: room.id, seq: body.seq });
    expect(await seenBy(course.ada)).toMatchObject({ unreadCount: 1, mentionCount: 0 });
  });

  it('goes with the message that is deleted', async () => {
    const { body } = await call(course.instructor, '@Ada', course.ada);
    await rest(server, course.instructor).call('DELETE', `/api/message/message/${body.id}`);
    expect((await history(server, course.ada, room.id)).messages.at(-1)).toMatchObject({ mentions: [] });
    expect(await seenBy(course.ada)).toMatchObject({ mentionCount: 0 });
  });

  it('calls only who is in the room', async () => {
    const stranger = await newPair(server);
    expectProblem(await call(course.instructor, '@who', stranger.student), 'validation_failed');
    const tooMany = Array.from({ length: 21 }, () => course.ada);
    expectProblem(await call(course.instructor, '@all', ...tooMany), 'validation_failed');
    expect((await history(server, course.ada, room.id)).lastSeq).toBe(1);
  });

  it('makes the same id another message', async () => {
    const clientMessageId = '0b9c1a52-7c4e-4c7e-9a53-3a8d1c8f2b11';
    const send = (mentionIds: string[]) =>
      rest(server, course.ben).post('/api/message/message', {
        chatRoomId: room.id,
        content: '@Ada',
        clientMessageId,
        mentionIds,
      });
    expect((await send([course.ada.id])).status).toBe(201);
    expect((await send([course.ada.id])).status).toBe(200);
    expectProblem(await send([]), 'idempotency_conflict');
  });
});
