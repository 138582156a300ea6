import { numbered, pipeline } from './support/bulk';
import { connect, connectToAllRooms, type Client } from './support/client';
import { history, newPair, type Pair } from './support/rooms';
import { startServer, type Server } from './support/server';

const MESSAGES = 300;
const JOINERS = 12;

let server: Server;
let pair: Pair;

beforeAll(async () => {
  server = await startServer();
});

beforeEach(async () => {
  pair = await newPair(server);
});

afterAll(() => server.stop());

const range = (first: number, last: number): number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => first + n);

/** The numbers that a client heard after `seq`, in order, once the last message is among them. */
async function heardAfter(client: Client, seq: number): Promise<number[]> {
  // Who came after the last message has nothing more to hear.
  if (seq < MESSAGES) await client.next('receiveMessage', (message) => message.seq === MESSAGES, 20_000);
  const heard = new Set(client.all('receiveMessage').map((message) => message.seq));
  return [...heard].filter((one) => one > seq).sort((a, b) => a - b);
}

/** Runs `join` for each joiner, spread over the time in which the messages are sent. */
async function whileSending(join: () => Promise<void>): Promise<void> {
  const sender = await connect(server, pair.student);
  const joining: Promise<void>[] = [];
  for (let part = 0; part < JOINERS; part += 1) {
    const sending = pipeline(sender, pair.room.id, numbered(`Part ${part}`, MESSAGES / JOINERS));
    joining.push(join());
    await sending;
  }
  await Promise.all(joining);
}

describe('joining a room while messages are sent', () => {
  it('hears everything after the lastSeq of the answer: nothing falls into the seam', async () => {
    await whileSending(async () => {
      const client = await connect(server, pair.instructor);
      const { lastSeq } = await client.do('joinRoom', pair.room.id);
      expect(await heardAfter(client, lastSeq)).toEqual(range(lastSeq + 1, MESSAGES));
    });
  });
});

describe('connecting for all rooms while messages are sent', () => {
  it('hears everything after what catching up brings', async () => {
    const { epoch } = await history(server, pair.student, pair.room.id);
    await whileSending(async () => {
      const client = await connectToAllRooms(server, pair.instructor);
      const rooms = [{ chatRoomId: pair.room.id, afterSeq: 0 }];
      const synced = await client.do('syncRooms', { epoch, rooms });
      const known = synced.rooms.flatMap(({ messages }) => messages.map(({ seq }) => seq));
      expect(known).toEqual(range(1, known.length));
      expect(await heardAfter(client, known.length)).toEqual(range(known.length + 1, MESSAGES));
    });
  });
});
