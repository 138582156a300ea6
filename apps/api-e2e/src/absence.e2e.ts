import type { Message } from '@officehours/contracts';
import { connectToAllRooms, type Client } from './support/client';
import { history, newPair, type Pair } from './support/rooms';
import { startServer, type Server } from './support/server';
import { ThinClient } from './support/thin-client';

/** What somebody misses who was away for a very long time. */
const MISSED = 50_000;
const WRITERS = 10;
/** Sends that a writer has under way: far below what a room's queue holds. */
const UNDER_WAY = 100;

// Fifty thousand messages, on a machine that may be slow.
jest.setTimeout(240_000);

let server: Server;
let pair: Pair;
let epoch: string;

beforeAll(async () => {
  server = await startServer();
  pair = await newPair(server);
  const writers = await Promise.all(
    Array.from({ length: WRITERS }, () => ThinClient.open(server, { token: pair.student.token })),
  );
  await Promise.all(writers.map((writer) => write(writer, MISSED / WRITERS)));
  ({ epoch } = await history(server, pair.instructor, pair.room.id, '?limit=1'));
}, 240_000);

afterAll(() => server.stop());

async function write(writer: ThinClient, count: number): Promise<void> {
  for (let sent = 0; sent < count; sent += UNDER_WAY)
    await Promise.all(
      Array.from({ length: UNDER_WAY }, (_, n) =>
        writer.do('sendMessage', { chatRoomId: pair.room.id, content: `Missed ${sent + n}` }),
      ),
    );
}

/** Everything after `afterSeq`, answer by answer; the sizes of the answers with it. */
async function everything(
  client: Client,
  afterSeq: number,
): Promise<{ messages: Message[]; sizes: number[] }> {
  const messages: Message[] = [];
  const sizes: number[] = [];
  for (let more = true; more;) {
    const rooms = [{ chatRoomId: pair.room.id, afterSeq: messages.at(-1)?.seq ?? afterSeq }];
    const [synced] = (await client.do('syncRooms', { epoch, rooms })).rooms;
    messages.push(...(synced?.messages ?? []));
    sizes.push(synced?.messages.length ?? 0);
    more = synced?.hasMoreAfter ?? false;
  }
  return { messages, sizes };
}

const numbers = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

describe('whoever missed fifty thousand messages', () => {
  it('gets them in answers of a bounded size, without a hole, and nothing of them unasked', async () => {
    const client = await connectToAllRooms(server, pair.instructor);
    const { messages, sizes } = await everything(client, 0);
    expect(messages.map(({ seq }) => seq)).toEqual(numbers(1, MISSED));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(500);
    expect(client.all('receiveMessage')).toEqual([]);
  });

  it('misses nothing of what is written while they are in the middle of it', async () => {
    const client = await connectToAllRooms(server, pair.instructor);
    const writer = await connectToAllRooms(server, pair.student);
    const from = MISSED - 5_000;
    const reading = everything(client, from);
    const lastWords = numbers(1, 200).map((n) =>
      writer.do('sendMessage', { chatRoomId: pair.room.id, content: `Meanwhile ${n}` }),
    );
    const { messages } = await reading;
    const stored = await Promise.all(lastWords);
    const end = Math.max(...stored.map(({ seq }) => seq));
    await client.next('receiveMessage', ({ seq }) => seq === end);
    const seen = new Set([...messages, ...client.all('receiveMessage')].map(({ seq }) => seq));
    expect([...seen].sort((a, b) => a - b)).toEqual(numbers(from + 1, end));
  });
});
