import { LIMITS, type Room } from '@officehours/contracts';
import { connect, connectToAllRooms, type Client } from './support/client';
import { newCourse } from './support/course';
import { bring } from './support/platform';
import { expectRefusal } from './support/problem';
import { rest } from './support/rest';
import { newPair, type Pair } from './support/rooms';
import { startServer, type Server } from './support/server';
import { newId } from './support/tokens';

let server: Server;
let pair: Pair;
let student: Client;
let instructor: Client;

beforeAll(async () => {
  server = await startServer();
});

beforeEach(async () => {
  pair = await newPair(server);
  student = await connectToAllRooms(server, pair.student);
  instructor = await connectToAllRooms(server, pair.instructor);
});

afterAll(() => server.stop());

describe('typing', () => {
  it('is passed on to the other side as on and off, isTyping being true when it is left out', async () => {
    student.say('typing', { chatRoomId: pair.room.id });
    expect(await instructor.next('typing')).toEqual({
      chatRoomId: pair.room.id,
      userId: pair.student.id,
      isTyping: true,
    });
    student.say('typing', { chatRoomId: pair.room.id, isTyping: false });
    await instructor.next('typing', ({ isTyping }) => !isTyping);
  });

  it('is not passed on to the person’s own other devices', async () => {
    const second = await connectToAllRooms(server, pair.student);
    student.say('typing', { chatRoomId: pair.room.id });
    await instructor.next('typing');
    instructor.say('typing', { chatRoomId: pair.room.id });
    for (const own of [student, second]) {
      await own.next('typing');
      expect(own.all('typing')).toEqual([
        { chatRoomId: pair.room.id, userId: pair.instructor.id, isTyping: true },
      ]);
    }
  });

  it('a hundred times in a row is passed on once', async () => {
    for (let n = 0; n < 100; n += 1) student.say('typing', { chatRoomId: pair.room.id });
    await student.do('sendMessage', { chatRoomId: pair.room.id, content: 'Done' });
    await instructor.next('receiveMessage');
    expect(instructor.all('typing').filter(({ isTyping }) => isTyping)).toHaveLength(1);
  });

  it('is answered, too, when a callback comes with it', async () => {
    expect(await student.ask('typing', { chatRoomId: pair.room.id })).toEqual({ ok: true, data: null });
  });

  it('with another person’s userId is forbidden, in a foreign or missing room it is not found', async () => {
    const spoofed = { chatRoomId: pair.room.id, userId: pair.instructor.id };
    expectRefusal(await student.ask('typing', spoofed), 'forbidden');
    const outsider = await connect(server, (await newPair(server)).student);
    for (const chatRoomId of [pair.room.id, newId()]) {
      expectRefusal(await outsider.ask('typing', { chatRoomId }), 'not_found');
    }
    await student.do('sendMessage', { chatRoomId: pair.room.id, content: 'Nothing before this' });
    await instructor.next('receiveMessage');
    expect(instructor.all('typing')).toEqual([]);
  });
});

describe('typing where a course announces', () => {
  it.each([
    ['is heard in one of few', 5, 1],
    ['is not in one of more than two hundred', LIMITS.typingMaxMembers, 0],
  ])('%s', async (_name, students, heard) => {
    const course = await newCourse(server);
    const users = Array.from({ length: students }, (_, n) => ({
      id: newId(),
      name: `Student ${n}`,
      role: 'student' as const,
    }));
    const enrolments = users.map(({ id }) => ({ courseId: course.id, userId: id, role: 'student' as const }));
    await bring(server, { users, enrolments });
    const path = `/api/course/${course.id}/announcement-room`;
    const { id } = (await rest(server, course.instructor).post<Room>(path, {})).body;
    const [writer, reader] = [
      await connect(server, course.instructor),
      await connectToAllRooms(server, course.ada),
    ];
    await writer.do('typing', { chatRoomId: id });
    const sent = await writer.do('sendMessage', { chatRoomId: id, content: 'The exam is on Monday' });
    await reader.next('receiveMessage', (message) => message.id === sent.id);
    expect(reader.all('typing')).toHaveLength(heard);
  });

  it('is not for who may only read there', async () => {
    const course = await newCourse(server);
    const path = `/api/course/${course.id}/announcement-room`;
    const { id: chatRoomId } = (await rest(server, course.instructor).post<Room>(path, {})).body;
    const reader = await connect(server, course.ada);
    expectRefusal(await reader.ask('typing', { chatRoomId }), 'forbidden');
  });
});

describe('leaveRoom', () => {
  it('ends what joinRoom began, on this socket', async () => {
    const device = await connect(server, pair.student);
    await device.do('joinRoom', { chatRoomId: pair.room.id });
    expect(await device.do('leaveRoom', pair.room.id)).toEqual({ chatRoomId: pair.room.id });
    await instructor.do('sendMessage', { chatRoomId: pair.room.id, content: 'While away' });
    await student.next('receiveMessage');
    await device.do('joinRoom', pair.room.id);
    await instructor.do('sendMessage', { chatRoomId: pair.room.id, content: 'Back again' });
    await device.next('receiveMessage');
    expect(device.all('receiveMessage').map(({ content }) => content)).toEqual(['Back again']);
  });
});
