import { randomUUID } from 'node:crypto';
import { numbered, pipeline } from './support/bulk';
import { connect, connectToAllRooms, type Client } from './support/client';
import { expectRefusal } from './support/problem';
import { history, newPair, post, roomOf, type Pair } from './support/rooms';
import { startServer, type Server } from './support/server';
import { newId } from './support/tokens';

let server: Server;
let pair: Pair;
let client: Client;
let epoch: string;

beforeAll(async () => {
  server = await startServer();
  pair = await newPair(server);
  client = await connect(server, pair.student);
  await pipeline(client, pair.room.id, numbered('Before', 10));
  epoch = (await history(server, pair.student, pair.room.id, '?limit=1')).epoch;
});

afterAll(() => server.stop());

describe('syncRooms', () => {
  it('brings what the client lacks, room by room, and leaves out rooms that lack nothing', async () => {
    const other = await roomOf(server, pair.student, (await newPair(server)).instructor);
    await post(server, pair.student, other.id, 'Elsewhere');
    const result = await client.do('syncRooms', {
      epoch,
      rooms: [
        { chatRoomId: pair.room.id, afterSeq: 7 },
        { chatRoomId: other.id, afterSeq: 1 },
      ],
    });
    expect(result).toMatchObject({
      epoch,
      rooms: [{ chatRoomId: pair.room.id, lastSeq: 10, hasMoreAfter: false }],
    });
    expect(result.rooms).toHaveLength(1);
    const page = await history(server, pair.student, pair.room.id, '?after=7');
    expect(result.rooms[0]?.messages).toEqual(page.messages);
  });

  it('leaves out rooms that the caller may not see', async () => {
    const foreign = await newPair(server);
    await post(server, foreign.student, foreign.room.id, 'Secret');
    const rooms = [foreign.room.id, newId()].map((chatRoomId) => ({ chatRoomId, afterSeq: 0 }));
    expect(await client.do('syncRooms', { epoch, rooms })).toEqual({ epoch, rooms: [] });
  });

  it('with another epoch tells the client to start again', async () => {
    const rooms = [{ chatRoomId: pair.room.id, afterSeq: 3 }];
    expectRefusal(await client.ask('syncRooms', { epoch: randomUUID(), rooms }), 'resync_required');
  });

  it('with a position that this room has not reached tells the client to start again', async () => {
    const rooms = [{ chatRoomId: pair.room.id, afterSeq: 1_000 }];
    expectRefusal(await client.ask('syncRooms', { epoch, rooms }), 'resync_required');
  });

  it('takes 200 rooms a call and not one more', async () => {
    const rooms = (count: number): { chatRoomId: string; afterSeq: number }[] =>
      Array.from({ length: count }, () => ({ chatRoomId: newId(), afterSeq: 0 }));
    expect(await client.do('syncRooms', { epoch, rooms: rooms(200) })).toEqual({ epoch, rooms: [] });
    expectRefusal(await client.ask('syncRooms', { epoch, rooms: rooms(201) }), 'validation_failed');
  });
});

describe('joinRoom with a position', () => {
  it('is answered as usual when the position is of this life of the database', async () => {
    const joined = await client.do('joinRoom', { chatRoomId: pair.room.id, afterSeq: 10, epoch });
    expect(joined).toMatchObject({ chatRoomId: pair.room.id, lastSeq: 10, epoch });
  });

  it('of another life is answered with resync_required', async () => {
    const request = { chatRoomId: pair.room.id, afterSeq: 10, epoch: randomUUID() };
    expectRefusal(await client.ask('joinRoom', request), 'resync_required');
  });

  it('beyond the last message is answered with resync_required', async () => {
    const request = { chatRoomId: pair.room.id, afterSeq: 11, epoch };
    expectRefusal(await client.ask('joinRoom', request), 'resync_required');
  });
});

describe('a new room', () => {
  it('is told to the sockets of its people that hear all rooms, which then hear its messages', async () => {
    const [student, instructor] = [await newPair(server), await newPair(server)];
    const device = await connectToAllRooms(server, instructor.instructor);
    const room = await roomOf(server, student.student, instructor.instructor);
    await device.next('roomUpdated', ({ id }) => id === room.id);
    await post(server, student.student, room.id, 'First words');
    expect(await device.next('receiveMessage')).toMatchObject({ chatRoomId: room.id, seq: 1 });
  });
});

describe('the epoch', () => {
  it('stays over a restart', async () => {
    await server.restart();
    expect((await history(server, pair.student, pair.room.id, '?limit=1')).epoch).toBe(epoch);
  });
});
