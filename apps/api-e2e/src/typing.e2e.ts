import { connect, connectToAllRooms, type Client } from './support/client';
import { expectRefusal } from './support/problem';
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
