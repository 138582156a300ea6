import type { PersonPreferences, Receipt, Room } from '@officehours/contracts';
import { connectToAllRooms, type Client } from './support/client';
import type { Person } from './support/people';
import { expectProblem } from './support/problem';
import { rest } from './support/rest';
import { history, newPair, post, type Pair } from './support/rooms';
import { startServer, type Server } from './support/server';

let server: Server;
let pair: Pair;
let student: Client;

beforeAll(async () => {
  server = await startServer();
});

beforeEach(async () => {
  pair = await newPair(server);
  student = await connectToAllRooms(server, pair.student);
});

afterAll(() => server.stop());

const set = (who: Person, preferences: object) =>
  rest(server, who).patch<PersonPreferences>('/api/message/preferences', preferences);
const instructorAsSeen = async () => {
  const { body } = await rest(server, pair.student).get<Room>(`/api/message/chat-room/${pair.room.id}`);
  return body.participants.find(({ id }) => id === pair.instructor.id);
};

describe('receipts that are hidden', () => {
  it('are told to nobody else, while the person’s own devices and counts go on', async () => {
    const phone = await connectToAllRooms(server, pair.instructor);
    expect((await set(pair.instructor, { receiptsHidden: true })).body).toMatchObject({
      receiptsHidden: true,
    });
    const { seq, chatRoomId } = await post(server, pair.student, pair.room.id, 'Are you there?');
    const laptop = await connectToAllRooms(server, pair.instructor);
    await phone.do('markDelivered', { rooms: [{ chatRoomId, seq }] });
    expect(await phone.do('markRead', { chatRoomId, seq })).toMatchObject({ unreadCount: 0 });
    await laptop.next('roomRead', ({ lastReadSeq }) => lastReadSeq === seq);
    await student.do('typing', { chatRoomId });
    expect(student.all('roomRead').filter(({ userId }) => userId === pair.instructor.id)).toEqual([]);
    expect(student.all('roomDelivered')).toEqual([]);
    expect((await history(server, pair.student, chatRoomId)).messages.at(-1)).toMatchObject({
      isRead: false,
    });
    const path = `/api/message/chat-room/${chatRoomId}/receipts`;
    const { body } = await rest(server, pair.student).get<{ receipts: Receipt[] }>(path);
    expect(body.receipts.map(({ userId }) => userId)).toEqual([pair.student.id]);
  });

  it('stay hidden in rooms that are made later', async () => {
    await set(pair.student, { receiptsHidden: true });
    const other = await newPair(server);
    const made = await rest(server, pair.student).post<Room>('/api/message/chat-room', {
      studentId: pair.student.id,
      instructorId: other.instructor.id,
    });
    const path = `/api/message/chat-room/${made.body.id}/receipts`;
    const { body } = await rest(server, other.instructor).get<{ receipts: Receipt[] }>(path);
    expect(body.receipts.map(({ userId }) => userId)).toEqual([other.instructor.id]);
  });
});

describe('when someone was last here', () => {
  it('is shown to the hour once they have gone, and not when they hide it', async () => {
    const phone = await connectToAllRooms(server, pair.instructor);
    phone.close();
    const gone = await student.next('presenceChanged', ({ online }) => !online);
    expect(gone.lastSeenAt).toMatch(/T\d\d:00:00\.000Z$/u);
    expect(await instructorAsSeen()).toMatchObject({ online: false, lastSeenAt: gone.lastSeenAt });
    await set(pair.instructor, { lastSeenHidden: true });
    expect(await instructorAsSeen()).toMatchObject({ online: false, lastSeenAt: null });
  });
});

describe('being away', () => {
  it('is told at once to the people of shared rooms, and for staff only', async () => {
    await connectToAllRooms(server, pair.instructor);
    await set(pair.instructor, { away: true });
    await student.next('presenceChanged', ({ away, online }) => away && online);
    expect(await instructorAsSeen()).toMatchObject({ online: true, away: true });
    const outsider = await newPair(server);
    const stranger = await connectToAllRooms(server, outsider.student);
    await set(pair.instructor, { away: false });
    await student.next('presenceChanged', ({ away, online }) => !away && online);
    expect(stranger.all('presenceChanged').filter(({ userId }) => userId === pair.instructor.id)).toEqual([]);
    expectProblem(await set(pair.student, { away: true }), 'forbidden');
  });

  it('and the rest refuse what is malformed', async () => {
    expectProblem(await set(pair.instructor, {}), 'validation_failed');
    expectProblem(await set(pair.instructor, { away: 'yes' }), 'validation_failed');
    expectProblem(await set(pair.instructor, { invisible: true }), 'validation_failed');
  });
});
