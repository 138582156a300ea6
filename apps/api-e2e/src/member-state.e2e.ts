import type { Receipt, Room, RoomState, UnreadSummary } from '@officehours/contracts';
import { numbered, pipeline } from './support/bulk';
import { connectToAllRooms, type Client } from './support/client';
import type { Person } from './support/people';
import { expectProblem, expectRefusal } from './support/problem';
import { rest } from './support/rest';
import { newPair, post, type Pair } from './support/rooms';
import { startServer, type Server } from './support/server';

let server: Server;
let pair: Pair;
let outsider: Pair;
let student: Client;
let phone: Client;
let laptop: Client;

beforeAll(async () => {
  server = await startServer();
  outsider = await newPair(server);
});

beforeEach(async () => {
  pair = await newPair(server);
  student = await connectToAllRooms(server, pair.student);
  phone = await connectToAllRooms(server, pair.instructor);
  laptop = await connectToAllRooms(server, pair.instructor);
  await pipeline(student, pair.room.id, numbered('Question', 5));
});

afterAll(() => server.stop());

const path = (rest = ''): string => `/api/message/chat-room/${pair.room.id}${rest}`;
const room = async (reader: Person): Promise<Room> => (await rest(server, reader).get<Room>(path())).body;
const receipts = async (reader: Person): Promise<Receipt[]> =>
  (await rest(server, reader).get<{ receipts: Receipt[] }>(path('/receipts'))).body.receipts;
const unread = async (reader: Person): Promise<UnreadSummary> =>
  (await rest(server, reader).get<UnreadSummary>('/api/message/unread')).body;
const read = (seq: number) => phone.do('markRead', { chatRoomId: pair.room.id, seq });
const markUnread = (seq: number): Promise<RoomState> =>
  phone.do('markUnread', { chatRoomId: pair.room.id, seq });

describe('marking as unread', () => {
  it('counts from that message on, on every device, and the others keep seeing it as read', async () => {
    await read(5);
    expect(await markUnread(3)).toMatchObject({ lastReadSeq: 5, unreadFromSeq: 3, unreadCount: 3 });
    const told = await laptop.next('roomStateChanged');
    expect(told).toMatchObject({ chatRoomId: pair.room.id, unreadFromSeq: 3, unreadCount: 3 });
    expect(await room(pair.instructor)).toMatchObject({ unreadCount: 3, unreadFromSeq: 3, lastReadSeq: 5 });
    expect(await receipts(pair.student)).toContainEqual(
      expect.objectContaining({ userId: pair.instructor.id, lastReadSeq: 5 }),
    );
    expect(student.all('roomStateChanged')).toEqual([]);
  });

  it('ends when the room is read again, to the same place or further', async () => {
    await read(5);
    await markUnread(2);
    await read(5);
    expect(await room(pair.instructor)).toMatchObject({ unreadCount: 0, unreadFromSeq: null });
    await markUnread(2);
    await post(server, pair.student, pair.room.id, 'One more');
    expect(await room(pair.instructor)).toMatchObject({ unreadCount: 5, unreadFromSeq: 2 });
    await read(6);
    expect(await room(pair.instructor)).toMatchObject({ unreadCount: 0, unreadFromSeq: null });
  });

  it('stays where an earlier message is said to be read: positions do not go back', async () => {
    await read(5);
    await markUnread(4);
    expect(await read(2)).toMatchObject({ lastReadSeq: 5, unreadCount: 2 });
    expect(await room(pair.instructor)).toMatchObject({ unreadCount: 2, unreadFromSeq: 4 });
    expect((await unread(pair.instructor)).total).toBe(2);
  });

  it('stays after what was written right before it, and ends with what is written after it', async () => {
    const write = () => phone.do('sendMessage', { chatRoomId: pair.room.id, content: 'An answer' });
    await write();
    expect(await markUnread(4)).toMatchObject({ lastReadSeq: 6, unreadFromSeq: 4, unreadCount: 3 });
    // At its end, the service stores what waits to be stored.
    await server.restart();
    expect(await room(pair.instructor)).toMatchObject({ lastReadSeq: 6, unreadFromSeq: 4, unreadCount: 3 });
    await post(server, pair.instructor, pair.room.id, 'Another answer');
    expect(await room(pair.instructor)).toMatchObject({ unreadFromSeq: null, unreadCount: 0 });
  });

  it('survives kill -9', async () => {
    await read(5);
    await markUnread(4);
    await server.kill9();
    await server.restart();
    expect(await room(pair.instructor)).toMatchObject({ unreadCount: 2, unreadFromSeq: 4 });
  });

  it('refuses what is not a message of the room', async () => {
    const chatRoomId = pair.room.id;
    expectRefusal(await phone.ask('markUnread', { chatRoomId, seq: 6 }), 'resync_required');
    expectRefusal(await phone.ask('markUnread', { chatRoomId, seq: 0 }), 'validation_failed');
    expectProblem(await rest(server, outsider.student).put(path('/unread'), { seq: 1 }), 'not_found');
  });
});

describe('the total of unread messages', () => {
  it('adds up the rooms, without those that are muted', async () => {
    expect(await unread(pair.instructor)).toEqual({
      total: 5,
      rooms: [{ chatRoomId: pair.room.id, unreadCount: 5, muted: false }],
    });
    await rest(server, pair.instructor).patch(path('/preferences'), { muted: true });
    expect(await unread(pair.instructor)).toEqual({
      total: 0,
      rooms: [{ chatRoomId: pair.room.id, unreadCount: 5, muted: true }],
    });
  });
});

describe('receipts', () => {
  it('tell what has reached a device, and that what was read has', async () => {
    const chatRoomId = pair.room.id;
    expect(await phone.do('markDelivered', { rooms: [{ chatRoomId, seq: 4 }] })).toBeNull();
    expect(await student.next('roomDelivered')).toEqual({
      chatRoomId,
      userId: pair.instructor.id,
      lastDeliveredSeq: 4,
    });
    expect(await receipts(pair.student)).toContainEqual({
      userId: pair.instructor.id,
      lastDeliveredSeq: 4,
      lastReadSeq: 0,
    });
    await phone.do('markDelivered', { rooms: [{ chatRoomId, seq: 2 }] });
    await read(5);
    expect(await receipts(pair.student)).toContainEqual({
      userId: pair.instructor.id,
      lastDeliveredSeq: 5,
      lastReadSeq: 5,
    });
    expect(student.all('roomDelivered')).toHaveLength(1);
  });

  it('of rooms one is not in, or of messages that do not exist, change nothing', async () => {
    const foreign = await connectToAllRooms(server, outsider.student);
    await foreign.do('markDelivered', { rooms: [{ chatRoomId: pair.room.id, seq: 1 }] });
    await phone.do('markDelivered', { rooms: [{ chatRoomId: pair.room.id, seq: 6 }] });
    expect((await receipts(pair.student)).map(({ lastDeliveredSeq }) => lastDeliveredSeq)).not.toContain(6);
    expect(student.all('roomDelivered')).toEqual([]);
    expectProblem(await rest(server, outsider.student).get(path('/receipts')), 'not_found');
  });
});

describe('preferences and drafts', () => {
  it('are kept for the person alone, and told to their other devices', async () => {
    const body = { muted: true, starred: true, archived: false };
    const answer = await rest(server, pair.instructor).patch<RoomState>(path('/preferences'), body);
    expect(answer.body).toMatchObject({ ...body, draft: null });
    expect(await laptop.next('roomStateChanged')).toEqual(answer.body);
    await phone.do('saveDraft', { chatRoomId: pair.room.id, content: 'I would begin with' });
    await laptop.next('roomStateChanged', ({ draft }) => draft === 'I would begin with');
    expect(await room(pair.instructor)).toMatchObject({ ...body, draft: 'I would begin with' });
    expect(await room(pair.student)).toMatchObject({ muted: false, starred: false, draft: null });
    expect(student.all('roomStateChanged')).toEqual([]);
  });

  it('forget a draft that was emptied', async () => {
    await rest(server, pair.instructor).put(path('/draft'), { content: 'Half a' });
    await rest(server, pair.instructor).put(path('/draft'), { content: ' \n' });
    expect((await room(pair.instructor)).draft).toBeNull();
  });

  it('refuse what is malformed or foreign, and change nothing', async () => {
    const own = rest(server, pair.instructor);
    expectProblem(await own.patch(path('/preferences'), {}), 'validation_failed');
    expectProblem(await own.patch(path('/preferences'), { muted: 'yes' }), 'validation_failed');
    expectProblem(await own.put(path('/draft'), { content: 'x'.repeat(10_001) }), 'validation_failed');
    const foreign = rest(server, outsider.student);
    expectProblem(await foreign.patch(path('/preferences'), { muted: true }), 'not_found');
    expectProblem(await foreign.put(path('/draft'), { content: 'mine' }), 'not_found');
    expect(await room(pair.instructor)).toMatchObject({ muted: false, draft: null });
  });
});
