import type { Room } from '@officehours/contracts';
import { connect, connectToAllRooms, type Client } from './support/client';
import type { Person } from './support/people';
import { rest } from './support/rest';
import { newPair, post, roomOf, type Pair } from './support/rooms';
import { startServer, type Server } from './support/server';

let server: Server;
let pair: Pair;
let watcher: Client;

beforeAll(async () => {
  server = await startServer();
});

beforeEach(async () => {
  pair = await newPair(server);
  watcher = await connectToAllRooms(server, pair.instructor);
});

afterAll(() => server.stop());

/** Whether the instructor sees the student online, in the room as it is fetched anew. */
async function shownOnline(person: Person): Promise<boolean | undefined> {
  const { body } = await rest(server, pair.instructor).get<Room>(`/api/message/chat-room/${pair.room.id}`);
  return body.participants.find(({ id }) => id === person.id)?.online;
}

/** What a socket was told about a person's presence, in order. */
function toldOf(client: Client, person: Person): boolean[] {
  const told = client.all('presenceChanged').filter(({ userId }) => userId === person.id);
  return told.map(({ online }) => online);
}

describe('a person', () => {
  it('is online with a live socket, and offline without', async () => {
    expect(await shownOnline(pair.student)).toBe(false);
    const device = await connect(server, pair.student);
    await watcher.next('presenceChanged', ({ userId, online }) => userId === pair.student.id && online);
    expect(await shownOnline(pair.student)).toBe(true);

    device.close();
    await watcher.next('presenceChanged', ({ userId, online }) => userId === pair.student.id && !online);
    expect(await shownOnline(pair.student)).toBe(false);
  });

  it('stays online while one of two devices does', async () => {
    const phone = await connect(server, pair.student);
    const laptop = await connect(server, pair.student);
    phone.close();
    await phone.closed();
    // A message of the student arrives after whatever the closed phone has caused.
    await laptop.do('sendMessage', { chatRoomId: pair.room.id, content: 'Still here' });
    await watcher.next('receiveMessage');
    expect(toldOf(watcher, pair.student)).toEqual([true]);
    expect(await shownOnline(pair.student)).toBe(true);
  });

  it('is not online by REST alone', async () => {
    await post(server, pair.student, pair.room.id, 'By REST');
    await watcher.next('receiveMessage');
    expect(toldOf(watcher, pair.student)).toEqual([]);
    expect(await shownOnline(pair.student)).toBe(false);
  });

  it('is shown in joinRoom’s answer too', async () => {
    await connect(server, pair.student);
    await watcher.next('presenceChanged', ({ userId }) => userId === pair.student.id);
    const { participants } = await watcher.do('joinRoom', pair.room.id);
    expect(participants).toEqual(
      expect.arrayContaining([
        {
          id: pair.student.id,
          name: pair.student.name,
          model: 'Student',
          avatarUrl: null,
          online: true,
          away: false,
          lastSeenAt: null,
        },
        {
          id: pair.instructor.id,
          name: pair.instructor.name,
          model: 'Instructor',
          avatarUrl: null,
          online: true,
          away: false,
          lastSeenAt: null,
        },
      ]),
    );
    expect(participants).toHaveLength(2);
  });
});

describe('presence', () => {
  it('is told only to people who share a room', async () => {
    const stranger = await newPair(server);
    const outsider = await connectToAllRooms(server, stranger.student);
    await connect(server, pair.student);
    await watcher.next('presenceChanged', ({ userId }) => userId === pair.student.id);
    // Told later than the student's presence, to the outsider: had there been something before, it would be here.
    await connect(server, stranger.instructor);
    await outsider.next('presenceChanged', ({ userId }) => userId === stranger.instructor.id);
    expect(toldOf(outsider, pair.student)).toEqual([]);
  });

  it('is told about someone with whom a room was made a moment ago', async () => {
    const newcomer = await newPair(server);
    await roomOf(server, newcomer.student, pair.instructor);
    await watcher.next('roomUpdated', (room) =>
      room.participants.some(({ id }) => id === newcomer.student.id),
    );
    await connect(server, newcomer.student);
    expect(await watcher.next('presenceChanged', ({ userId }) => userId === newcomer.student.id)).toEqual({
      userId: newcomer.student.id,
      online: true,
      away: false,
      lastSeenAt: null,
    });
  });
});
