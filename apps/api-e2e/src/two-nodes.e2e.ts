import type { Room } from '@officehours/contracts';
import { Cluster } from './support/cluster';
import { connectToAllRooms, type Client } from './support/client';
import { newCourse, newGroup } from './support/course';
import { person } from './support/people';
import { rest } from './support/rest';
import { asSent, history, introduce, roomOf, type Pair } from './support/rooms';
import type { Server } from './support/server';
import { until } from './support/wait';

/** Messages that are sent to both nodes, and how many of them at a time. */
const TWINS = 1_000;
const TWINS_AT_ONCE = 50;

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

  it('store each of a thousand messages once that are sent to both of them at the same time', async () => {
    const elsewhere = await connectToAllRooms(there, pair.student);
    const twice = async (n: number): Promise<boolean> => {
      const clientMessageId = crypto.randomUUID();
      const request = { chatRoomId: pair.room.id, content: `once ${n}`, clientMessageId };
      const [a, b] = await Promise.all([
        student.do('sendMessage', request),
        elsewhere.do('sendMessage', request),
      ]);
      return a.id === b.id && a.seq === b.seq;
    };
    for (let sent = 0; sent < TWINS; sent += TWINS_AT_ONCE) {
      const alike = await Promise.all(Array.from({ length: TWINS_AT_ONCE }, (_, n) => twice(sent + n)));
      expect(alike.every(Boolean)).toBe(true);
    }
    expect((await history(there, pair.instructor, pair.room.id, '?limit=1')).lastSeq).toBe(TWINS);
  }, 180_000);

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

  it('tell their own sockets of a change whose news from the other node was lost', async () => {
    const { id } = await send(student, 'not for long');
    await instructor.next('receiveMessage', (received) => received.id === id);
    await cluster.killRedis();
    await student.do('deleteMessage', { messageId: id });
    const told = await instructor.next('messageUpdated', (message) => message.id === id, 20_000);
    expect(told).toMatchObject({ content: '', changeSeq: 1 });
    await cluster.startRedis();
  }, 60_000);

  it.each([
    ['', () => Promise.resolve(), () => Promise.resolve()],
    [', also while Redis is away', () => cluster.killRedis(), () => cluster.startRedis()],
  ])(
    'let nobody hear of a room on one node who was removed from it on the other%s',
    async (_, before, after) => {
      const course = await newCourse(here);
      const room = await newGroup(here, course, [course.ada, course.ben]);
      const ada = await connectToAllRooms(there, course.ada);
      const ben = await connectToAllRooms(there, course.ben);
      const say = (content: string) => ben.do('sendMessage', { chatRoomId: room.id, content });
      await say('Still all here');
      await ada.next('receiveMessage', ({ content }) => content === 'Still all here');
      await before();
      const path = `/api/message/chat-room/${room.id}/member/${course.ada.id}`;
      expect((await rest(here, course.instructor).call('DELETE', path)).status).toBe(204);
      const entry = (await history(here, course.instructor, room.id)).lastSeq;
      await say('Without Ada');
      const last = await say('Nor this');
      await after();
      await ada.next('roomLeft');
      await until('what was said to be heard', async () => {
        const { lastSeq } = await ben.do('joinRoom', room.id);
        return lastSeq >= last.seq;
      });
      const heard = ada.all('receiveMessage').filter(({ chatRoomId }) => chatRoomId === room.id);
      expect(Math.max(...heard.map(({ seq }) => seq))).toBeLessThan(entry);
      const refused = await ada.ask('sendMessage', { chatRoomId: room.id, content: 'I am still here' });
      expect(refused).toMatchObject({ ok: false, error: { code: 'not_found' } });
    },
    60_000,
  );
});
