import { numbered, pipeline } from './support/bulk';
import { connect, connectToAllRooms, type Client } from './support/client';
import { asSent, history, newPair, post, type Pair } from './support/rooms';
import { startServer, type Server } from './support/server';

const SENDERS = 20;
const EACH = 25;
const TOTAL = SENDERS * EACH;

let server: Server;

beforeAll(async () => {
  server = await startServer();
});

afterAll(() => server.stop());

async function twentySenders(pair: Pair): Promise<Client[]> {
  return Promise.all(
    Array.from({ length: SENDERS }, (_, n) => connect(server, n % 2 ? pair.student : pair.instructor)),
  );
}

describe('twenty senders at once', () => {
  it('make one sequence without holes, the same in every view, and each sender keeps its own order', async () => {
    const pair = await newPair(server);
    const listeners = await Promise.all(
      [pair.student, pair.instructor].map((side) => connectToAllRooms(server, side)),
    );
    const senders = await twentySenders(pair);
    const stored = await Promise.all(
      senders.map((sender, n) => pipeline(sender, pair.room.id, numbered(`Sender ${n}, message`, EACH))),
    );

    const all = stored.flat().sort((a, b) => a.seq - b.seq);
    expect(all.map(({ seq }) => seq)).toEqual(Array.from({ length: TOTAL }, (_, n) => n + 1));
    for (const own of stored)
      expect(own.map(({ seq }) => seq)).toEqual(own.map(({ seq }) => seq).sort((a, b) => a - b));

    const heard = await Promise.all(
      listeners.map((listener) =>
        listener.until('all messages', () => {
          const messages = listener.all('receiveMessage');
          return messages.length >= TOTAL ? messages : undefined;
        }),
      ),
    );
    const unpaged = await history(server, pair.student, pair.room.id);
    expect(unpaged.messages.map(asSent)).toEqual(all.map(asSent));
    for (const view of heard) expect([...view].sort((a, b) => a.seq - b.seq)).toEqual(all);
  });

  it('in twenty rooms at once number each room for itself', async () => {
    const pairs = await Promise.all(Array.from({ length: SENDERS }, () => newPair(server)));
    await Promise.all(
      pairs.map(async ({ student, room }) =>
        pipeline(await connect(server, student), room.id, numbered('Here', EACH)),
      ),
    );
    for (const { instructor, room } of pairs) {
      const { messages, lastSeq } = await history(server, instructor, room.id);
      expect(lastSeq).toBe(EACH);
      expect(messages.map(({ content }) => content)).toEqual(numbered('Here', EACH));
    }
  });
});

describe('a message sent after another was acknowledged', () => {
  it('comes after it, whoever sends it and by whichever way', async () => {
    const pair = await newPair(server);
    const student = await connect(server, pair.student);
    const send = { chatRoomId: pair.room.id, content: 'By socket' };
    const seqs: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      seqs.push((await student.do('sendMessage', send)).seq);
      seqs.push((await post(server, pair.instructor, pair.room.id, 'By REST')).seq);
    }
    expect(seqs).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });
});
