import { setTimeout as pause } from 'node:timers/promises';
import { connect } from './support/client';
import type { Person } from './support/people';
import { history, newPair, post, type Pair } from './support/rooms';
import { startServer, type Server } from './support/server';
import { ThinClient } from './support/thin-client';
import { until } from './support/wait';

const PAIRS = 20;
/** Devices of each person: 2,000 in all. */
const DEVICES = 50;
const MESSAGES = 3;

// Two thousand sockets, twice, on a machine that may be slow.
jest.setTimeout(180_000);

interface Device {
  person: Person;
  pair: Pair;
}

let server: Server;
let pairs: Pair[];
let devices: Device[];

beforeAll(async () => {
  server = await startServer();
  pairs = [];
  for (let n = 0; n < PAIRS; n += 1) pairs.push(await newPair(server));
  for (const { student, room } of pairs)
    for (let n = 1; n <= MESSAGES; n += 1) await post(server, student, room.id, `Before the storm ${n}`);
  devices = pairs.flatMap((pair) =>
    [pair.student, pair.instructor].flatMap((person) =>
      Array.from({ length: DEVICES }, () => ({ person, pair })),
    ),
  );
});

afterAll(() => server.stop());

const open = ({ person }: Device) => ThinClient.open(server, { token: person.token, rooms: 'all' });

/** As a client comes back: again after a while of its own, when it is not let in. */
async function comeBack(device: Device): Promise<ThinClient> {
  for (let wait = 50; ; wait = Math.min(2 * wait, 2_000)) {
    const client = await open(device).catch(() => undefined);
    if (client) return client;
    await pause(wait * (0.5 + Math.random()));
  }
}

/** Comes back, and asks for all that it lacks. */
async function catchUp(device: Device, epoch: string): Promise<{ client: ThinClient; seqs: number[] }> {
  const client = await comeBack(device);
  const rooms = [{ chatRoomId: device.pair.room.id, afterSeq: 0 }];
  const synced = await client.do('syncRooms', { epoch, rooms });
  return { client, seqs: synced.rooms.flatMap(({ messages }) => messages.map(({ seq }) => seq)) };
}

describe('two thousand devices that come back at once after a crash', () => {
  it('are all let in, lack nothing and hear what is said next, while others go on writing', async () => {
    for (let at = 0; at < devices.length; at += 100)
      await Promise.all(devices.slice(at, at + 100).map((device) => open(device)));
    await server.kill9();
    await server.restart();
    const [first, ...others] = pairs as [Pair, ...Pair[]];
    const { epoch } = await history(server, first.student, first.room.id, '?limit=1');

    const bystanders = await newPair(server);
    const writer = await connect(server, bystanders.student);
    let isOver = false;
    let written = 0;
    const writing = (async () => {
      for (; !isOver; written += 1)
        await writer.do('sendMessage', { chatRoomId: bystanders.room.id, content: `Meanwhile ${written}` });
    })();
    const back = await Promise.all(devices.map((device) => catchUp(device, epoch)));
    isOver = true;
    await writing;

    const everything = Array.from({ length: MESSAGES }, (_, index) => index + 1);
    expect(back.filter(({ seqs }) => seqs.join() !== everything.join())).toEqual([]);
    expect((await history(server, bystanders.instructor, bystanders.room.id)).lastSeq).toBe(written);

    for (const { student, room } of [first, ...others])
      await post(server, student, room.id, 'After the storm');
    await until('all two thousand to hear it', () =>
      back.every(({ client }, index) =>
        client.heard.get(devices[index]?.pair.room.id ?? '')?.has(MESSAGES + 1),
      ),
    );
    expect(server.log()).not.toMatch(/"level":(50|60)/);
  });
});
