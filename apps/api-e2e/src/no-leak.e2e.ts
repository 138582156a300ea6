import { connectToAllRooms, type Client } from './support/client';
import { newPair, type Pair } from './support/rooms';
import { startServer, type Server } from './support/server';

const PAIRS = 12;
const ROUNDS = 4;

let server: Server;

beforeAll(async () => {
  server = await startServer();
});

afterAll(() => server.stop());

interface World {
  pair: Pair;
  student: Client;
  instructor: Client;
}

async function world(): Promise<World> {
  const pair = await newPair(server);
  const [student, instructor] = await Promise.all(
    [pair.student, pair.instructor].map((side) => connectToAllRooms(server, side)),
  );
  return { pair, student: student as Client, instructor: instructor as Client };
}

/** Everything that two people do in a room, with a word of their own in each text. */
async function liveOneRound({ pair, student, instructor }: World, round: number): Promise<void> {
  const chatRoomId = pair.room.id;
  instructor.say('typing', { chatRoomId });
  const content = `canary-${chatRoomId} ${round}`;
  const message = await student.do('sendMessage', { chatRoomId, content });
  await instructor.do('markRead', { chatRoomId, seq: message.seq });
  await instructor.do('addReaction', { messageId: message.id, emoji: '👍' });
  await student.do('editMessage', { messageId: message.id, content: `${content}, edited`, rev: 0 });
  if (round % 2) await student.do('deleteMessage', { messageId: message.id });
}

describe('twelve rooms at once', () => {
  it('tell each socket of its own room and of nothing else: no id, no name, no word of another', async () => {
    const worlds = await Promise.all(Array.from({ length: PAIRS }, () => world()));
    await Promise.all(
      worlds.map(async (one) => {
        for (let round = 0; round < ROUNDS; round += 1) await liveOneRound(one, round);
        // Coming and going is told, too.
        (await connectToAllRooms(server, one.pair.student)).close();
      }),
    );
    // The last message of each room arrives after all that came before it.
    for (const { pair, student, instructor } of worlds) {
      const last = await student.do('sendMessage', { chatRoomId: pair.room.id, content: 'The end' });
      await instructor.next('receiveMessage', ({ id }) => id === last.id);
    }

    const secretsOf = ({ pair }: World): string[] => [pair.room.id, pair.student.id, pair.instructor.id];
    let heard = 0;
    for (const one of worlds) {
      const foreign = worlds.filter((other) => other !== one).flatMap(secretsOf);
      for (const side of [one.student, one.instructor]) {
        const text = JSON.stringify(side.heard);
        expect(foreign.filter((secret) => text.includes(secret))).toEqual([]);
        heard += side.heard.length;
      }
    }
    expect(heard).toBeGreaterThan(PAIRS * ROUNDS * 8);
  });
});
