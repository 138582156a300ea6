import type { ReadState, Room, UnreadSummary } from '@officehours/contracts';
import { numbered, pipeline } from './support/bulk';
import { connect, connectToAllRooms, type Client } from './support/client';
import { expectProblem, expectRefusal } from './support/problem';
import type { Person } from './support/people';
import { rest } from './support/rest';
import { history, newPair, post, type Pair } from './support/rooms';
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
  await pipeline(student, pair.room.id, numbered('Question', 5));
});

afterAll(() => server.stop());

async function room(reader: Person): Promise<Room> {
  return (await rest(server, reader).get<Room>(`/api/message/chat-room/${pair.room.id}`)).body;
}

const unread = async (reader: Person): Promise<number> => (await room(reader)).unreadCount;
const readFlags = async (): Promise<boolean[]> =>
  (await history(server, pair.student, pair.room.id)).messages.map(({ isRead }) => isRead);
const mark = (seq: number): Promise<ReadState> =>
  instructor.do('markRead', { chatRoomId: pair.room.id, seq });

describe('unread', () => {
  it('counts what others wrote after the read position, and nothing of one’s own', async () => {
    expect(await unread(pair.instructor)).toBe(5);
    expect(await unread(pair.student)).toBe(0);
    await mark(2);
    expect(await unread(pair.instructor)).toBe(3);
    await post(server, pair.instructor, pair.room.id, 'An answer');
    expect(await unread(pair.student)).toBe(1);
    expect(await unread(pair.instructor)).toBe(0);
  });

  it('counts nothing of one’s own in the moment in which it is acknowledged, in the total as in the room', async () => {
    const own = rest(server, pair.student);
    for (let n = 0; n < 10; n += 1) {
      await student.do('sendMessage', { chatRoomId: pair.room.id, content: `And ${n}` });
      const [{ body: total }, { body: list }] = await Promise.all([
        own.get<UnreadSummary>('/api/message/unread'),
        own.get<{ rooms: Room[] }>('/api/message/chat-room'),
      ]);
      expect(total).toEqual({ total: 0, rooms: [] });
      expect(list.rooms).toEqual([expect.objectContaining({ unreadCount: 0, lastReadSeq: 6 + n })]);
    }
  });

  it('is the same in the list of rooms', async () => {
    await mark(4);
    const { body } = await rest(server, pair.instructor).get<{ rooms: Room[] }>('/api/message/chat-room');
    expect(body.rooms).toEqual([expect.objectContaining({ id: pair.room.id, unreadCount: 1, lastSeq: 5 })]);
  });
});

describe('marking as read', () => {
  it('answers with the position and what is left, by socket and by REST', async () => {
    expect(await mark(3)).toEqual({
      chatRoomId: pair.room.id,
      userId: pair.instructor.id,
      lastReadSeq: 3,
      unreadCount: 2,
    });
    const path = `/api/message/chat-room/${pair.room.id}/read`;
    const answer = await rest(server, pair.instructor).put<ReadState>(path, { seq: 5 });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ userId: pair.instructor.id, lastReadSeq: 5, unreadCount: 0 });
  });

  it('turns isRead on up to the position and not beyond', async () => {
    expect(await readFlags()).toEqual([false, false, false, false, false]);
    await mark(3);
    expect(await readFlags()).toEqual([true, true, true, false, false]);
  });

  it('is told to both sides', async () => {
    await mark(4);
    const told = { chatRoomId: pair.room.id, userId: pair.instructor.id, lastReadSeq: 4 };
    for (const side of [student, instructor]) {
      expect(await side.next('roomRead', ({ lastReadSeq }) => lastReadSeq === 4)).toEqual(told);
    }
  });

  it('never goes back', async () => {
    await mark(4);
    expect(await mark(2)).toMatchObject({ lastReadSeq: 4, unreadCount: 1 });
    const path = `/api/message/chat-room/${pair.room.id}/read`;
    const answer = await rest(server, pair.instructor).put<ReadState>(path, { seq: 1 });
    expect(answer.body).toMatchObject({ lastReadSeq: 4, unreadCount: 1 });
    expect(await unread(pair.instructor)).toBe(1);
  });

  it('by two devices at once ends at the furthest', async () => {
    const second = await connect(server, pair.instructor);
    const marks = [1, 5, 2, 4, 3].map((seq, n) =>
      (n % 2 ? second : instructor).do('markRead', { chatRoomId: pair.room.id, seq }),
    );
    await Promise.all(marks);
    expect(await mark(1)).toMatchObject({ lastReadSeq: 5, unreadCount: 0 });
  });

  it('beyond the last message is refused: that position is not of this room', async () => {
    const request = { chatRoomId: pair.room.id, seq: 6 };
    expectRefusal(await instructor.ask('markRead', request), 'resync_required');
    const path = `/api/message/chat-room/${pair.room.id}/read`;
    expectProblem(await rest(server, pair.instructor).put(path, { seq: 6 }), 'resync_required');
    expect(await unread(pair.instructor)).toBe(5);
  });

  it('survives a restart', async () => {
    await mark(3);
    await server.restart();
    expect(await unread(pair.instructor)).toBe(2);
    expect(await readFlags()).toEqual([true, true, true, false, false]);
  });

  it('is not there for someone outside the room', async () => {
    const outsider = await newPair(server);
    const client = await connect(server, outsider.student);
    const missing = await client.ask('markRead', { chatRoomId: newId(), seq: 1 });
    const foreign = await client.ask('markRead', { chatRoomId: pair.room.id, seq: 1 });
    expectRefusal(missing, 'not_found');
    expectRefusal(foreign, 'not_found');
    const path = `/api/message/chat-room/${pair.room.id}/read`;
    expectProblem(await rest(server, outsider.student).put(path, { seq: 1 }), 'not_found');
  });
});
