import type { Message, Room } from '@officehours/contracts';
import { randomUUID } from 'node:crypto';
import { connect, connectToAllRooms, type Client } from './support/client';
import type { Person } from './support/people';
import { expectProblem, expectRefusal } from './support/problem';
import { rest } from './support/rest';
import { history, newPair, post, roomOf, type Pair } from './support/rooms';
import { startServer, type Server } from './support/server';
import { newId } from './support/tokens';
import { until } from './support/wait';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

let server: Server;
let pair: Pair;
let student: Client;
let instructor: Client;

beforeAll(async () => {
  server = await startServer();
  pair = await newPair(server);
  student = await connect(server, pair.student);
  instructor = await connectToAllRooms(server, pair.instructor);
  await student.do('joinRoom', pair.room.id);
});

afterAll(() => server.stop());

const send = (content: string, more: object = {}): Promise<Message> =>
  student.do('sendMessage', { chatRoomId: pair.room.id, content, ...more });

describe('a message', () => {
  it('has the whole agreed shape, with sender and receiver filled in from token and room', async () => {
    const clientMessageId = randomUUID();
    const message = await send('Hello', { clientMessageId });
    expect(message).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      chatRoomId: pair.room.id,
      seq: 1,
      clientMessageId,
      senderId: pair.student.id,
      senderModel: 'Student',
      receiverId: pair.instructor.id,
      receiverModel: 'Instructor',
      content: 'Hello',
      messageType: 'text',
      system: null,
      mentions: [],
      attachments: [],
      replyTo: null,
      reactions: [],
      isRead: false,
      rev: 0,
      changeSeq: 0,
      pinnedAt: null,
      editedAt: null,
      deletedAt: null,
      createdAt: expect.stringMatching(TIME),
      updatedAt: expect.stringMatching(TIME),
    });
  });

  it('is the same in the acknowledgement, at both sides, over REST and in the list of rooms', async () => {
    const message = await send('One and the same');
    const heard = await Promise.all(
      [student, instructor].map((side) => side.next('receiveMessage', ({ id }) => id === message.id)),
    );
    const page = await history(server, pair.instructor, pair.room.id, '?limit=1');
    expect([...heard, ...page.messages]).toEqual(Array(3).fill(message));
    await until(
      'the list of rooms to follow',
      async () => (await rooms(pair.student))[0]?.lastMessage?.id === message.id,
    );
    expect((await rooms(pair.student))[0]).toMatchObject({ lastMessage: message, lastSeq: message.seq });
  });

  it('posted over REST is answered and broadcast like one sent over the socket', async () => {
    const answer = await rest(server, pair.instructor).post<Message>('/api/message/message', {
      chatRoomId: pair.room.id,
      content: 'By REST',
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      senderModel: 'Instructor',
      receiverId: pair.student.id,
      content: 'By REST',
    });
    expect(await student.next('receiveMessage', ({ id }) => id === answer.body.id)).toEqual(answer.body);
  });

  it('without a clientMessageId gets one from the service', async () => {
    expect((await send('No id')).clientMessageId).toMatch(UUID);
  });

  it('keeps its text to the letter: white space, combining marks, right-to-left, emoji, markup', async () => {
    const text = ' \tÅ e\u0301 \u0645\u0631\u062d\u0628\u0627 👩‍🔬🇩🇪 <b>&amp;</b>\r\n$x^2$ ';
    expect((await send(text)).content).toBe(text);
    expect((await history(server, pair.instructor, pair.room.id, '?limit=1')).messages[0]?.content).toBe(
      text,
    );
  });

  it('quotes a message of its room, as it was', async () => {
    const quoted = await post(server, pair.instructor, pair.room.id, 'first line\nsecond line');
    const reply = await send('Thanks', { replyToId: quoted.id });
    expect(reply.replyTo).toEqual({
      id: quoted.id,
      seq: quoted.seq,
      senderId: pair.instructor.id,
      excerpt: 'first line second line',
    });
  });

  it('cannot quote a message of another room or none', async () => {
    const other = await newPair(server);
    const foreign = await post(server, other.student, other.room.id, 'Elsewhere');
    for (const replyToId of [foreign.id, newId()]) {
      const request = { chatRoomId: pair.room.id, content: 'Quote', replyToId };
      expectRefusal(await student.ask('sendMessage', request), 'not_found');
      expectProblem(await rest(server, pair.student).post('/api/message/message', request), 'not_found');
    }
  });
});

describe('content', () => {
  const refused: [string, string][] = [
    ['nothing', ''],
    ['white space', ' \n\t '],
    ['invisible characters', '\u200b\u2060\u200d'],
    ['10,001 code points', 'a'.repeat(10_001)],
    ['9,000 emoji, which are more than 32 kB', '😀'.repeat(9_000)],
  ];

  it.each(refused)('of %s is refused over the socket and over REST', async (_name, content) => {
    const before = (await history(server, pair.student, pair.room.id, '?limit=1')).lastSeq;
    const request = { chatRoomId: pair.room.id, content };
    const refusal = expectRefusal(await student.ask('sendMessage', request), 'validation_failed');
    expect(refusal.errors).toEqual([{ path: 'content', rule: expect.any(String) }]);
    const problem = await rest(server, pair.student).post('/api/message/message', request);
    expect(expectProblem(problem, 'validation_failed').errors).toEqual(refusal.errors);
    expect((await history(server, pair.student, pair.room.id, '?limit=1')).lastSeq).toBe(before);
  });

  it.each([
    ['one character', 'a'],
    ['exactly 10,000 code points', 'a'.repeat(10_000)],
    ['8,000 emoji, counted as code points', '😀'.repeat(8_000)],
  ])('of %s is taken', async (_name, content) => {
    expect((await send(content)).content).toBe(content);
  });
});

describe('a refused or repeated send', () => {
  it('burns no number', async () => {
    const first = await send('Before');
    const clientMessageId = first.clientMessageId;
    await student.ask('sendMessage', { chatRoomId: pair.room.id, content: '' });
    await student.ask('sendMessage', { chatRoomId: pair.room.id, content: 'Other', clientMessageId });
    await send('Before', { clientMessageId });
    expect((await send('After')).seq).toBe(first.seq + 1);
  });
});

describe('the list of rooms', () => {
  it('has the most recently active room first, with its last message', async () => {
    const second = (await newPair(server)).instructor;
    const other = await roomOf(server, pair.student, second);
    const first = async (): Promise<string | undefined> => (await rooms(pair.student))[0]?.id;
    await post(server, pair.student, other.id, 'Up');
    await until('the other room to be first', async () => (await first()) === other.id);
    await post(server, pair.instructor, pair.room.id, 'And up');
    await until('the room to be first again', async () => (await first()) === pair.room.id);
    expect((await rooms(pair.student)).map(({ id }) => id)).toEqual([pair.room.id, other.id]);
  });

  it('goes on where a page ended', async () => {
    const reader = await newPair(server);
    const ids = [reader.room.id];
    for (let n = 0; n < 4; n += 1) {
      const room = await roomOf(server, reader.student, (await newPair(server)).instructor);
      ids.unshift(room.id);
      await post(server, reader.student, room.id, `Room ${n}`);
    }
    await until('the last room to be first', async () => (await rooms(reader.student))[0]?.id === ids[0]);
    expect(await allPages(reader.student, 2)).toEqual(ids);
  });
});

async function rooms(reader: Person): Promise<Room[]> {
  return (await rest(server, reader).get<{ rooms: Room[] }>('/api/message/chat-room')).body.rooms;
}

/** The ids of all rooms, page after page. */
async function allPages(reader: Person, limit: number): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const query: string = `?limit=${limit}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
    const page = await rest(server, reader).get<{ rooms: Room[]; nextCursor: string | null }>(
      `/api/message/chat-room${query}`,
    );
    ids.push(...page.body.rooms.map(({ id }) => id));
    cursor = page.body.nextCursor;
  }
  return ids;
}
