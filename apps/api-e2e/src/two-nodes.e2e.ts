import type { Room } from '@officehours/contracts';
import { Cluster } from './support/cluster';
import { connectToAllRooms, type Client } from './support/client';
import { newCourse, newGroup } from './support/course';
import { person } from './support/people';
import { rest } from './support/rest';
import { asSent, history, introduce, roomOf, type Pair } from './support/rooms';
import type { Server } from './support/server';
import { until } from './support/wait';

let cluster: Cluster;
let here: Server;
let there: Server;
let pair: Pair;
let student: Client;
let instructor: Client;

beforeAll(async () => {
  cluster = await Cluster.start(2);
  [here, there] = cluster.nodes as [Server, Server];
}, 60_000);

afterAll(() => cluster.stop());

/** The student on one node, the instructor on the other. */
beforeEach(async () => {
  const [one, other] = await Promise.all([person('student'), person('instructor')]);
  await introduce(here, one);
  await introduce(there, other);
  pair = { student: one, instructor: other, room: await roomOf(here, one, other) };
  student = await connectToAllRooms(here, one);
  instructor = await connectToAllRooms(there, other);
});

const send = (client: Client, content: string) =>
  client.do('sendMessage', { chatRoomId: pair.room.id, content });

describe('two nodes on one database', () => {
  it('deliver to each other, and answer a history that is the same on both', async () => {
    const message = await send(student, 'from one node to the other');
    expect(asSent(await instructor.next('receiveMessage'))).toEqual(asSent(message));
    await send(instructor, 'and back');
    await student.next('receiveMessage', ({ content }) => content === 'and back');
    const [a, b] = await Promise.all([
      history(here, pair.student, pair.room.id),
      history(there, pair.instructor, pair.room.id),
    ]);
    expect(a.messages.map(asSent)).toEqual(b.messages.map(asSent));
    expect(a.epoch).toBe(b.epoch);
  });

  it('number one room without holes while both write to it at once', async () => {
    const sends = Array.from({ length: 200 }, (_, n) => send(n % 2 ? student : instructor, `message ${n}`));
    const messages = await Promise.all(sends);
    const seqs = messages.map(({ seq }) => seq).sort((a, b) => a - b);
    expect(seqs).toEqual(Array.from({ length: 200 }, (_, n) => n + 1));
    const page = await history(here, pair.student, pair.room.id, '?after=0&limit=200');
    expect(page.messages.map(({ seq }) => seq)).toEqual(seqs);
  });

  it('store a message once that is sent to both of them at the same time', async () => {
    const clientMessageId = crypto.randomUUID();
    const elsewhere = await connectToAllRooms(there, pair.student);
    const request = { chatRoomId: pair.room.id, content: 'once', clientMessageId };
    const [a, b] = await Promise.all([
      student.do('sendMessage', request),
      elsewhere.do('sendMessage', request),
    ]);
    expect(a.id).toBe(b.id);
    expect((await history(there, pair.instructor, pair.room.id)).lastSeq).toBe(1);
  });

  it('see each other’s people come and go', async () => {
    const shownOnline = async () => {
      const { body } = await rest(there, pair.instructor).get<Room>(`/api/message/chat-room/${pair.room.id}`);
      return body.participants.find(({ id }) => id === pair.student.id)?.online;
    };
    await until('the student to be seen from the other node', shownOnline);
    student.close();
    await instructor.next('presenceChanged', ({ userId, online }) => userId === pair.student.id && !online);
    expect(await shownOnline()).toBe(false);
  });

  it('pass typing and read positions on', async () => {
    const { seq } = await send(student, 'hello');
    await instructor.do('markRead', { chatRoomId: pair.room.id, seq });
    expect(await student.next('roomRead')).toMatchObject({ userId: pair.instructor.id, lastReadSeq: seq });
    instructor.say('typing', { chatRoomId: pair.room.id });
    expect(await student.next('typing')).toMatchObject({ userId: pair.instructor.id, isTyping: true });
  });

  it('acknowledge what is sent while Redis is away, keep it in the log, and deliver again when it is back', async () => {
    await cluster.killRedis();
    const message = await send(student, 'without Redis');
    expect((await history(there, pair.instructor, pair.room.id)).messages.map(({ id }) => id)).toEqual([
      message.id,
    ]);
    await cluster.startRedis();
    await until('delivery between the nodes to work again', async () => {
      const { id } = await send(student, 'with Redis again');
      return instructor
        .next('receiveMessage', (received) => received.id === id, 1_000)
        .then(() => true)
        .catch(() => false);
    });
  }, 60_000);

  it('let nobody hear of a room on one node who was removed from it on the other', async () => {
    const course = await newCourse(here);
    const room = await newGroup(here, course, [course.ada, course.ben]);
    const ada = await connectToAllRooms(there, course.ada);
    const ben = await connectToAllRooms(there, course.ben);
    const say = (content: string) => ben.do('sendMessage', { chatRoomId: room.id, content });
    await say('Still all here');
    await ada.next('receiveMessage', ({ content }) => content === 'Still all here');
    const path = `/api/message/chat-room/${room.id}/member/${course.ada.id}`;
    expect((await rest(here, course.instructor).call('DELETE', path)).status).toBe(204);
    const said = await say('Without Ada');
    await ben.next('receiveMessage', ({ id }) => id === said.id);
    await ada.next('roomLeft');
    const last = await say('Nor this');
    await ben.next('receiveMessage', ({ id }) => id === last.id);
    const heard = ada.all('receiveMessage').filter(({ chatRoomId }) => chatRoomId === room.id);
    expect(Math.max(...heard.map(({ seq }) => seq))).toBeLessThan(said.seq - 1);
  });
});
