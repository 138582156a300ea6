import type { Ack } from '@officehours/contracts';
import { connect, connectToAllRooms, type Client } from './support/client';
import { history, newPair, type Pair } from './support/rooms';
import { rest } from './support/rest';
import { startServer, type Server } from './support/server';

/** More than the kernel keeps for a reader that has stopped, and more than the service may. */
const FLOOD = 400;
const WAVE = 8;

describe('limits', () => {
  let server: Server;
  let pair: Pair;

  beforeAll(async () => {
    server = await startServer({ RATE_LIMITS: 'on' });
  });

  beforeEach(async () => {
    pair = await newPair(server);
  });

  afterAll(() => server.stop());

  const sendMany = (client: Client, count: number): Promise<Ack<unknown>[]> =>
    Promise.all(
      Array.from({ length: count }, (_, n) =>
        client.ask('sendMessage', { chatRoomId: pair.room.id, content: `message ${n}` }),
      ),
    );

  it('let a burst through, refuse the rest with the time to wait, and store nothing of it', async () => {
    const answers = await sendMany(await connect(server, pair.student), 30);
    expect(answers.slice(0, 20).every(({ ok }) => ok)).toBe(true);
    for (const answer of answers.slice(20)) {
      expect(answer).toMatchObject({
        ok: false,
        error: { code: 'rate_limited', retryable: true, retryAfterMs: expect.any(Number) },
      });
    }
    expect((await history(server, pair.instructor, pair.room.id)).lastSeq).toBe(20);
  });

  it('are not refilled by a new connection, and say so over REST alike', async () => {
    await sendMany(await connect(server, pair.student), 20);
    const [again] = await sendMany(await connect(server, pair.student), 1);
    expect(again).toMatchObject({ ok: false, error: { code: 'rate_limited' } });
    const request = { chatRoomId: pair.room.id, content: 'by REST' };
    const answer = await rest(server, pair.student).post('/api/message/message', request);
    expect(answer).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('of one person are not those of another', async () => {
    await sendMany(await connect(server, pair.student), 30);
    const [answer] = await sendMany(await connect(server, pair.instructor), 1);
    expect(answer).toMatchObject({ ok: true });
  });

  it('count what is done to messages too: everyone in the room is told of it', async () => {
    const client = await connect(server, pair.student);
    const sent = await client.ask('sendMessage', { chatRoomId: pair.room.id, content: 'Look' });
    if (!sent.ok) throw new Error('not sent');
    const { id: messageId } = sent.data;
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        client.ask(n % 2 === 0 ? 'addReaction' : 'removeReaction', { messageId, emoji: '👍' }),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(30);
    const edit = await rest(server, pair.student).patch(`/api/message/message/${messageId}`, {
      content: 'Look!',
      rev: 0,
    });
    expect(edit).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
  });

  it('close the socket of one who does not stop', async () => {
    const client = await connect(server, pair.student);
    const closed = client.closed();
    for (let n = 0; n < 1_000; n += 1) client.say('typing', { chatRoomId: pair.room.id });
    expect(await closed).toBe('io server disconnect');
    expect((await connect(server, pair.instructor)).socket.connected).toBe(true);
  });
});

describe('a client that stops reading', () => {
  let server: Server;

  beforeAll(async () => {
    server = await startServer();
  });

  afterAll(() => server.stop());

  it('is closed, and finds everything when it comes back', async () => {
    const pair = await newPair(server);
    const reader = await connectToAllRooms(server, pair.instructor);
    const writer = await connectToAllRooms(server, pair.student);
    reader.pause();

    // 30 kB each.
    const content = '漢'.repeat(10_000);
    // In waves, each answered before the next: all at once the writer would be slow to read its own echo.
    for (let sent = 0; sent < FLOOD; sent += WAVE)
      await Promise.all(
        Array.from({ length: WAVE }, () => writer.do('sendMessage', { chatRoomId: pair.room.id, content })),
      );
    const offline = await writer.next(
      'presenceChanged',
      ({ userId, online }) => userId === pair.instructor.id && !online,
    );
    expect(offline.online).toBe(false);

    const back = await connectToAllRooms(server, pair.instructor);
    const { lastSeq } = await back.do('joinRoom', pair.room.id);
    expect(lastSeq).toBe(FLOOD);
  });
});
