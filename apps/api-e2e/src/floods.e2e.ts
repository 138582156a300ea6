import { writeFileSync } from 'node:fs';
import type { Ack } from '@officehours/contracts';
import type WebSocket from 'ws';
import { connect, connectToAllRooms, type Client } from './support/client';
import { enrolled, newCourse, newGroup } from './support/course';
import { formOf } from './support/files';
import { ByHand, closing, ended, halfOpen, slowRequest, times, whileHonest } from './support/hostile';
import { memoryOf } from './support/memory';
import type { Person } from './support/people';
import { RawSocket } from './support/raw-socket';
import { rest } from './support/rest';
import { history, newPair } from './support/rooms';
import { startServer, type Server } from './support/server';
import { login, newAccount } from './support/session';
import { newId } from './support/tokens';

/** `npm run abuse` sets them: all sizes are those of the threat model then; where to write what it was. */
const IS_FULL = process.env['FLOODS'] === 'full';
const REPORT = process.env['FLOODS_REPORT'];
const PER_ADDRESS = 100;
const HALF_OPEN = IS_FULL ? 5_000 : 500;
/** The bar where nothing else runs beside it, and what a busy machine may take. */
const SIGN_IN_MS = IS_FULL ? 2_000 : 10_000;
const SENDS = 10_000;
const NAMESPACES = 2_000;
const SLOW_REQUESTS = 1_000;
const STALLED = 50;
/** More than the kernel keeps for readers that have stopped: 30 kB each. */
const UNREAD = 250;
const WAVE = 8;
const STALLED_MB = 100;

const report: Record<string, number> = {};

afterAll(() => {
  if (REPORT) writeFileSync(REPORT, JSON.stringify(report));
});

const accepted = (answers: readonly Ack<unknown>[]): number => answers.filter(({ ok }) => ok).length;
const codesOf = (answers: readonly Ack<unknown>[]): Set<string> =>
  new Set(answers.flatMap((answer) => (answer.ok ? [] : [answer.error.code])));

describe('where everything is limited', () => {
  let server: Server;

  beforeAll(async () => {
    server = await startServer({
      RATE_LIMITS: 'on',
      TRUST_PROXY: '1',
      SOCKETS_PER_ADDRESS: String(PER_ADDRESS),
    });
  });

  afterAll(() => server.stop());

  it('ten thousand messages of one person at once are a burst that is stored, and a socket that is closed', async () => {
    const { student, instructor, room } = await newPair(server);
    await whileHonest(server, async () => {
      const client = await connect(server, student);
      const closed = client.closed();
      for (let n = 0; n < SENDS; n += 1)
        client.say('sendMessage', { chatRoomId: room.id, content: `Flood ${n}` });
      expect(await closed).toBe('io server disconnect');
    });
    const { lastSeq } = await history(server, instructor, room.id);
    expect(lastSeq).toBeGreaterThanOrEqual(20);
    // No more than a person has in a minute.
    expect(lastSeq).toBeLessThanOrEqual(60);
  });

  describe('a group of whom nobody is too fast', () => {
    let room: string;
    let people: Person[];
    let devices: Client[];

    beforeAll(async () => {
      const course = await newCourse(server);
      people = await times(10, () => enrolled(server, { [course.id]: 'student' }));
      room = (await newGroup(server, course, people)).id;
      people.push(course.instructor);
      devices = await Promise.all(people.map((one) => connect(server, one)));
    });

    const all = async (count: number, work: (device: Client, n: number) => Promise<Ack<unknown>>) =>
      (await Promise.all(devices.map((device) => times(count, (n) => work(device, n))))).flat();

    it('is, all together, with a hundred messages in ten seconds', async () => {
      const answers = await whileHonest(server, () =>
        all(10, (device, n) => device.ask('sendMessage', { chatRoomId: room, content: `Word ${n}` })),
      );
      expect(accepted(answers)).toBeGreaterThanOrEqual(100);
      expect(codesOf(answers)).toEqual(new Set(['rate_limited']));
    });

    it('and with three hundred changes', async () => {
      const { messages } = await history(server, people[0]!, room, '?limit=1');
      const messageId = messages[0]!.id;
      const answers = await whileHonest(server, () =>
        all(30, (device, n) =>
          device.ask(n % 2 === 0 ? 'addReaction' : 'removeReaction', { messageId, emoji: '👍' }),
        ),
      );
      expect(accepted(answers)).toBeGreaterThanOrEqual(300);
      expect(codesOf(answers)).toEqual(new Set(['rate_limited']));
    });
  });

  it('thirty files go up at once, and the next one later', async () => {
    const { student, room } = await newPair(server);
    const path = `/api/message/chat-room/${room.id}/attachments`;
    const statuses: number[] = [];
    while (!statuses.includes(429) && statuses.length < 100) {
      const call = { raw: formOf('a.txt', `Notes ${statuses.length}`) };
      statuses.push((await rest(server, student).call('POST', path, call)).status);
    }
    expect(statuses.indexOf(429)).toBeGreaterThanOrEqual(30);
  });

  it('two thousand namespaces are three refusals and a closed connection', async () => {
    await whileHonest(server, async () => {
      const raw = await RawSocket.open(server);
      for (let n = 0; n < NAMESPACES; n += 1) raw.send(`40/school-${n},{}`);
      await raw.closed();
      expect(raw.frames.filter((frame) => frame.startsWith('44')).length).toBeLessThanOrEqual(3);
    });
  });

  it('a frame that comes byte by byte is not waited for, though a short one may', async () => {
    const { student } = await newPair(server);
    const raw = await ByHand.upgrade(server);
    raw.send(ByHand.text(`40${JSON.stringify({ token: student.token })}`));
    await raw.receives('40{"sid"');
    await raw.trickle(ByHand.text(`420["joinRoom","${newId()}"]`));
    await raw.receives('430[');
    // The last one never comes: whole, it would be refused for what it says.
    await raw.trickle(ByHand.text('x'.repeat(60_000)).subarray(0, -1));
    await raw.closed();
  });

  it('connections that never sign in, from many addresses, keep nobody from signing in', async () => {
    const account = await newAccount(server);
    const all: (WebSocket | number)[] = [];
    for (let address = 0; address < HALF_OPEN / PER_ADDRESS; address += 1)
      all.push(...(await times(PER_ADDRESS, () => halfOpen(server, `198.51.100.${address}`))));
    const held = all.filter((one) => typeof one === 'object');
    expect(held).toHaveLength(HALF_OPEN);
    const began = performance.now();
    expect((await login(server, account)).status).toBe(200);
    report['signInMs'] = Math.round(performance.now() - began);
    expect(report['signInMs']).toBeLessThan(SIGN_IN_MS);
    await Promise.all(held.map(closing));
  });

  it('a thousand requests whose headers never end are ended', async () => {
    await whileHonest(server, async () => {
      const lines = await times(SLOW_REQUESTS, () => slowRequest(server));
      await Promise.all(lines.map(ended));
    });
  });
});

describe('fifty readers that stop', () => {
  let server: Server;

  beforeAll(async () => {
    server = await startServer();
  });

  afterAll(() => server.stop());

  it('are closed before they cost anybody their memory', async () => {
    const { student, instructor, room } = await newPair(server);
    const readers = await times(STALLED, () => connectToAllRooms(server, instructor));
    const writer = await connectToAllRooms(server, student);
    for (const reader of readers) reader.pause();
    const before = memoryOf(server);
    let most = before;
    const content = '漢'.repeat(10_000);
    for (let sent = 0; sent < UNREAD; sent += WAVE) {
      await times(WAVE, () => writer.do('sendMessage', { chatRoomId: room.id, content }));
      most = Math.max(most, memoryOf(server));
    }
    await writer.next('presenceChanged', ({ userId, online }) => userId === instructor.id && !online);
    report['stalledMb'] = most - before;
    expect(most - before).toBeLessThan(STALLED_MB);
  });
});
