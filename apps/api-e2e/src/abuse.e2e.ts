import { LIMITS } from '@officehours/contracts';
import { Cluster } from './support/cluster';
import { connect, connectToAllRooms, open, type Client } from './support/client';
import { newCourse, newGroup } from './support/course';
import { HttpCaller } from './support/fuzz/http-caller';
import { brokenUpgrade, ByHand, closing, from, halfOpen, times, whileHonest } from './support/hostile';
import { memoryOf } from './support/memory';
import { RawSocket } from './support/raw-socket';
import { newPair } from './support/rooms';
import { startServer, type Server } from './support/server';
import { until } from './support/wait';

const PER_ADDRESS = 100;
const PER_PERSON = 5;
/** Far more than any limit takes. */
const WAVES = 60;
/** So often within some seconds a room is told that somebody begins to type. */
const TYPING_STARTS = 3;
/** What honest people take meanwhile, with room. */
const FLOOD_MB = 60;

let server: Server;

beforeAll(async () => {
  server = await startServer({
    RATE_LIMITS: 'on',
    TRUST_PROXY: '1',
    SOCKETS_PER_ADDRESS: String(PER_ADDRESS),
    SOCKETS_PER_PERSON: String(PER_PERSON),
  });
});

afterAll(() => server.stop());

const during = <T>(attack: () => Promise<T>): Promise<T> => whileHonest(server, attack);

describe('connections', () => {
  it('that never sign in: an address has so many, and loses them soon; others are let in meanwhile', async () => {
    const all = await during(() => times(3 * PER_ADDRESS, () => halfOpen(server, '198.51.100.1')));
    const held = all.filter((one) => typeof one === 'object');
    expect(held).toHaveLength(PER_ADDRESS);
    expect(new Set(all.filter((one) => typeof one === 'number'))).toEqual(new Set([400]));
    await Promise.all(held.map(closing));
    expect(await halfOpen(server, '198.51.100.1')).toEqual(expect.any(Object));
  });

  it('over long polling count alike', async () => {
    const http = new HttpCaller(server.url);
    const path = '/socket.io/?EIO=4&transport=polling';
    const statuses = await during(() =>
      times(2 * PER_ADDRESS, async () => (await http.call('GET', path, from('198.51.100.2'))).status),
    );
    http.close();
    expect(statuses.filter((status) => status === 200).length).toBe(PER_ADDRESS);
  });

  it('that come to nothing make the next ones of their address wait, and no other; who breaks off meanwhile breaks nothing else', async () => {
    const refused = { auth: { token: 'x' }, extraHeaders: from('198.51.100.4') };
    const took = async (address: string): Promise<number> => {
      const began = performance.now();
      const socket = await halfOpen(server, address);
      if (typeof socket === 'object') socket.terminate();
      return performance.now() - began;
    };
    await times(15, () => open(server, refused).catch(() => undefined));
    await during(() => times(20, () => brokenUpgrade(server, '198.51.100.4')));
    expect(server.alive()).toBe(true);
    expect(await took('198.51.100.4')).toBeGreaterThan(900);
    expect(await took('198.51.100.5')).toBeLessThan(900);
  });

  it('of one person are no more when they are opened together', async () => {
    const { student } = await newPair(server);
    const all = await times(2 * PER_PERSON, () => connect(server, student).catch(() => undefined));
    const connected = () => all.filter((client) => client?.socket.connected).length;
    await until('the others to be closed', () => connected() <= PER_PERSON);
    expect(connected()).toBe(PER_PERSON);
    for (const client of all) client?.close();
  });

  it('of one person are so many; when one is closed there is room for another', async () => {
    const { student } = await newPair(server);
    const devices = await times(PER_PERSON, () => connect(server, student));
    await expect(connect(server, student)).rejects.toMatchObject({ data: { code: 'rate_limited' } });
    devices[0]?.close();
    const again = await until('room for another', () => connect(server, student).catch(() => undefined));
    expect(again.socket.connected).toBe(true);
  });
});

describe('handshakes', () => {
  it('that are refused again and again: the address is told to wait, others are let in', async () => {
    const codes = new Set<unknown>();
    const attempt = async (): Promise<void> => {
      const refused = open(server, { auth: { token: 'x' }, extraHeaders: from('198.51.100.3') });
      await refused.catch((error: { data?: { code?: string } }) => codes.add(error.data?.code));
    };
    await during(async () => {
      for (let wave = 0; wave < WAVES && !codes.has('rate_limited'); wave += 1) await times(50, attempt);
    });
    expect([...codes].sort()).toEqual(['rate_limited', 'unauthenticated']);
  });

  it('on one connection are three; then it is closed', async () => {
    const raw = await RawSocket.open(server);
    for (let n = 0; n < 10; n += 1) raw.send('40{"token":"x"}');
    await raw.closed();
    expect(raw.frames.filter((frame) => frame.startsWith('44')).length).toBeLessThanOrEqual(3);
  });
});

describe('frames', () => {
  it('that say they are a gigabyte are not waited for', async () => {
    const length = Buffer.alloc(8);
    length.writeUInt32BE(2 ** 30, 4);
    await during(async () => {
      const raw = await ByHand.upgrade(server);
      raw.send(ByHand.frame([0x81, 127], length, Buffer.from('42["sendMessage"')));
      await raw.closed();
    });
  });

  it('that say they are compressed, which nobody agreed to, close their connection', async () => {
    await during(async () => {
      const raw = await ByHand.upgrade(server);
      raw.send(ByHand.frame([0xc1, 5], Buffer.alloc(0), Buffer.alloc(5)));
      await raw.closed();
    });
  });

  it.each([
    ['of one byte', 1],
    ['of nothing', 0],
  ])('in endless fragments %s close their connection', async (_name, bytes) => {
    const start = ByHand.frame([0x01, bytes], Buffer.alloc(0), Buffer.alloc(bytes, 'x'));
    const piece = ByHand.frame([0x00, bytes], Buffer.alloc(0), Buffer.alloc(bytes, 'x'));
    await during(async () => {
      const raw = await ByHand.upgrade(server);
      raw.send(start);
      await raw.flood(Buffer.concat(Array.from({ length: 1_000 }, () => piece)), 1_000);
    });
  });
});

describe('a message that begins with many fragments', () => {
  const byte = Buffer.alloc(1, 'x');
  const start = ByHand.frame([0x01, 1], Buffer.alloc(0), byte);
  const piece = ByHand.frame([0x00, 1], Buffer.alloc(0), byte);
  const fragments = (count: number): Buffer =>
    Buffer.concat([start, ...Array.from({ length: count - 1 }, () => piece)]);

  it('costs its connection as soon as they are more than there may be', async () => {
    const raw = await ByHand.upgrade(server);
    raw.send(fragments(LIMITS.messageFragments));
    // A ping of the protocol itself: its answer shows that all before it was read.
    raw.send(ByHand.frame([0x89, 0], Buffer.alloc(0), Buffer.alloc(0)));
    await raw.receives(0x8a);
    raw.send(piece);
    await raw.closed();
  });

  it('is not held a thousand times over: the service stays as small as it was', async () => {
    const before = memoryOf(server);
    await during(() =>
      times(PER_ADDRESS / 2, async () => {
        const raw = await ByHand.upgrade(server);
        await raw.flood(fragments(16_000), 1);
      }),
    );
    expect(memoryOf(server) - before).toBeLessThan(FLOOD_MB);
  });
});

describe('one who is signed in', () => {
  it('and types without end is passed on once to each of a group', async () => {
    const course = await newCourse(server);
    const room = await newGroup(server, course, [course.assistant, course.ada, course.ben]);
    const others = [course.instructor, course.assistant, course.ben];
    const devices = await Promise.all(
      others.map(({ token }) => open(server, { auth: { token, rooms: 'all' } })),
    );
    await during(async () => {
      const typist = await connect(server, course.ada);
      const closed = typist.closed();
      for (let n = 0; n < 1_000; n += 1) typist.say('typing', { chatRoomId: room.id });
      expect(await closed).toBe('io server disconnect');
    });
    const [writer] = devices as [Client];
    const last = await writer.do('sendMessage', { chatRoomId: room.id, content: 'The end' });
    for (const device of devices) {
      await device.next('receiveMessage', ({ id }) => id === last.id);
      const shown = device.all('typing').filter(({ isTyping }) => isTyping);
      expect(shown.length).toBeLessThanOrEqual(1);
    }
  });
});

describe('limits', () => {
  let cluster: Cluster;

  beforeAll(async () => {
    cluster = await Cluster.start(2, { RATE_LIMITS: 'on' });
  });

  afterAll(() => cluster.stop());

  it('are those of all nodes together: whoever is stopped on one is stopped on the other', async () => {
    const pair = await newPair(cluster.nodes[0] as Server);
    const codes: unknown[] = [];
    // Each node for itself lets sixty in.
    for (let n = 0; n < 100 && codes.length === 0; n += 1) {
      const device = connect(cluster.nodes[n % 2] as Server, pair.student);
      const refused = (error: { data?: { code?: string } }): void => void codes.push(error.data?.code);
      await device.then((one) => one.close(), refused);
    }
    expect(codes).toEqual(['rate_limited']);
    for (const node of cluster.nodes) {
      await expect(connect(node, pair.student)).rejects.toMatchObject({ data: { code: 'rate_limited' } });
      expect((await connect(node, pair.instructor)).socket.connected).toBe(true);
    }
  });

  it('of typing, too: on two nodes, on and off and on again, a room is told of it as often as on one', async () => {
    const [here, there] = cluster.nodes as [Server, Server];
    const { student, instructor, room } = await newPair(here);
    const reader = await connectToAllRooms(there, instructor);
    const [one, other] = [await connect(here, student), await connect(there, student)];
    for (let n = 0; n < 50; n += 1)
      for (const device of [one, other])
        await device.do('typing', { chatRoomId: room.id, isTyping: n % 2 === 0 });
    // The adapter keeps the order in which a node says things, so nothing of theirs comes after this.
    for (const device of [one, other]) {
      const { id } = await device.do('sendMessage', { chatRoomId: room.id, content: 'The end' });
      await reader.next('receiveMessage', (message) => message.id === id);
    }
    const told = (isTyping: boolean) => reader.all('typing').filter((event) => event.isTyping === isTyping);
    expect(told(true)).not.toEqual([]);
    expect(told(true).length).toBeLessThanOrEqual(TYPING_STARTS);
    expect(told(false).length).toBeLessThanOrEqual(TYPING_STARTS);
  });
});
