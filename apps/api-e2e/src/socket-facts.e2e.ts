import { connect, open, type Client } from './support/client';
import { nested } from './support/json';
import { expectRefusal } from './support/problem';
import { RawSocket } from './support/raw-socket';
import { history, newPair, type Pair } from './support/rooms';
import { startServer, type Server } from './support/server';
import { newId, seconds, sign } from './support/tokens';

let server: Server;
let pair: Pair;

beforeAll(async () => {
  server = await startServer();
  pair = await newPair(server);
});

afterAll(() => server.stop());

/** Whether the server still does its work for this person. */
async function works(): Promise<boolean> {
  const client = await connect(server, pair.student);
  const joined = await client.ask('joinRoom', pair.room.id);
  client.close();
  return joined.ok && server.alive();
}

describe('every event with a callback', () => {
  it('is answered exactly once, in success, in refusal and when nobody knows it', async () => {
    const raw = await RawSocket.connect(server, pair.student.token);
    const room = JSON.stringify(pair.room.id);
    const events = [
      `["joinRoom",${room}]`,
      `["joinRoom",{"chatRoomId":${room}}]`,
      `["leaveRoom",${room}]`,
      `["sendMessage",{"chatRoomId":${room},"content":"Once"}]`,
      `["sendMessage",{"chatRoomId":${room},"content":""}]`,
      `["typing",{"chatRoomId":${room}}]`,
      `["markRead",{"chatRoomId":${room},"seq":0}]`,
      '["syncRooms",{"epoch":"x","rooms":[]}]',
      '["authenticate",{"token":"x"}]',
      '["noSuchEvent",{}]',
      '["sendMessage"]',
      '[7,"x"]',
    ];
    events.forEach((event, id) => raw.send(`42${id}${event}`));
    for (const id of events.keys())
      expect(await raw.answer(id)).toEqual(expect.objectContaining({ ok: expect.any(Boolean) }));
    raw.send(`4299["joinRoom",${room}]`);
    await raw.answer(99);
    expect(raw.frames.filter((frame) => frame.startsWith('43'))).toHaveLength(events.length + 1);
  });

  it.each(['noSuchEvent', 'createRoom', 'join', '', 'toString', '__proto__', 'receiveMessage', 'exception'])(
    'that nobody knows, as %j, is answered with unknown_event',
    async (name) => {
      const client = await connect(server, pair.student);
      expectRefusal(await client.askAny(name, {}), 'unknown_event');
    },
  );

  it('with a number for a name is unknown', async () => {
    const raw = await RawSocket.connect(server, pair.student.token);
    raw.send('420[7,"x"]');
    expectRefusal((await raw.answer(0)) as never, 'unknown_event');
  });

  it('with an ack number of 2^53 is answered under it, or the socket is closed', async () => {
    const raw = await RawSocket.connect(server, pair.student.token);
    raw.send(`429007199254740992["joinRoom","${pair.room.id}"]`);
    await Promise.race([raw.next((frame) => frame.startsWith('43')), raw.closed()]);
    expect(await works()).toBe(true);
  });

  it('sent before signing in is not handled', async () => {
    const raw = await RawSocket.open(server);
    raw.send(`420["sendMessage",{"chatRoomId":"${pair.room.id}","content":"Too early"}]`);
    await raw.closed();
    const { messages } = await history(server, pair.student, pair.room.id);
    expect(messages.map(({ content }) => content)).not.toContain('Too early');
  });
});

describe('an event without a callback', () => {
  it.each([
    ['an unknown event', ['noSuchEvent', { a: 1 }]],
    ['no payload', ['sendMessage']],
    ['null', ['sendMessage', null]],
    ['a refusal', ['sendMessage', { chatRoomId: newId(), content: 'x' }]],
    ['several payloads', ['joinRoom', newId(), newId(), newId()]],
    ['a token that is none', ['authenticate', { token: 'x' }]],
  ])('with %s harms nobody', async (_name, args) => {
    const client = await connect(server, pair.student);
    const [event, ...payload] = args as [string, ...unknown[]];
    client.say(event, ...payload);
    expect((await client.ask('joinRoom', pair.room.id)).ok).toBe(true);
  });
});

describe('nesting', () => {
  it.each([9, 5_000, 10_000])('of %i levels is refused before anything touches it', async (depth) => {
    const raw = await RawSocket.connect(server, pair.student.token);
    raw.send(`420["sendMessage",${nested(depth)}]`);
    const refusal = expectRefusal((await raw.answer(0)) as never, 'validation_failed');
    expect(refusal.errors).toEqual([{ path: expect.any(String), rule: 'too_deep' }]);
    expect(await works()).toBe(true);
  });

  it('in lists and in the handshake is refused too', async () => {
    const raw = await RawSocket.connect(server, pair.student.token);
    raw.send(`420["joinRoom",${'['.repeat(5_000)}${']'.repeat(5_000)}]`);
    expectRefusal((await raw.answer(0)) as never, 'validation_failed');
    const second = await RawSocket.open(server);
    second.send(`40{"token":${nested(5_000)}}`);
    expect(await second.next((frame) => frame.startsWith('44'))).toContain('unauthenticated');
    expect(await works()).toBe(true);
  });
});

describe('a frame', () => {
  const frameOf = (bytes: number): string => {
    const head = `420["sendMessage",{"chatRoomId":"${pair.room.id}","content":"`;
    const tail = '"}]';
    return head + 'a'.repeat(bytes - head.length - tail.length) + tail;
  };

  it('of exactly 64 kB is answered', async () => {
    const raw = await RawSocket.connect(server, pair.student.token);
    raw.send(frameOf(65_536));
    expectRefusal((await raw.answer(0)) as never, 'validation_failed');
  });

  it.each([65_537, 1_100_000])('of %i bytes closes its socket, and no other', async (bytes) => {
    const other = await connect(server, pair.student);
    const raw = await RawSocket.connect(server, pair.student.token);
    raw.send(frameOf(bytes));
    await raw.closed();
    expect((await other.ask('joinRoom', pair.room.id)).ok).toBe(true);
  });

  it.each([
    ['of an unknown kind', '4x'],
    ['without an event name', '42[]'],
    ['with an object for a name', '42[{}]'],
    ['that is no list', '42{"a":1}'],
    ['that is cut off', '42["sendMessage",{"a":'],
    ['with a reserved name', '42["disconnect"]'],
    ['that announces eleven attachments', '4511-["sendMessage",{}]'],
    ['that connects a second time', '40{}'],
  ])('%s closes its socket', async (_name, frame) => {
    const raw = await RawSocket.connect(server, pair.student.token);
    raw.send(frame);
    await raw.closed();
    expect(await works()).toBe(true);
  });

  it('of binary that nobody announced closes its socket', async () => {
    const raw = await RawSocket.connect(server, pair.student.token);
    raw.send(new Uint8Array([1, 2, 3]));
    await raw.closed();
    expect(await works()).toBe(true);
  });

  it('that acknowledges what was never asked is ignored', async () => {
    const raw = await RawSocket.connect(server, pair.student.token);
    raw.send('430["x"]');
    raw.send(`421["joinRoom","${pair.room.id}"]`);
    expect(await raw.answer(1)).toMatchObject({ ok: true });
  });
});

describe('binary', () => {
  it('in a payload is refused', async () => {
    const client = await connect(server, pair.student);
    const content = Buffer.from('binary');
    expectRefusal(
      await client.askAny('sendMessage', { chatRoomId: pair.room.id, content }),
      'validation_failed',
    );
  });
});

describe('a namespace other than /', () => {
  it.each(['/admin', '/chat', '/__proto__', '/*'])('%s is not there', async (name) => {
    const raw = await RawSocket.open(server);
    raw.send(`40${name},${JSON.stringify({ token: pair.student.token })}`);
    expect(await raw.next((frame) => frame.startsWith('44'))).toContain(name);
  });

  it('is not there three times; then the socket is closed', async () => {
    const raw = await RawSocket.connect(server, pair.student.token);
    for (let n = 0; n < 10; n += 1) raw.send(`40/nowhere-${n},{}`);
    await raw.closed();
    expect(raw.frames.filter((frame) => frame.startsWith('44')).length).toBeLessThanOrEqual(3);
    expect(await works()).toBe(true);
  });
});

describe('connection state recovery', () => {
  it('is off: no recovery id is given, and a made-up one gets a new, authenticated session', async () => {
    const raw = await RawSocket.open(server);
    raw.send(`40${JSON.stringify({ token: pair.student.token, pid: 'abc', offset: 'def' })}`);
    const connected = await raw.next((frame) => frame.startsWith('40'));
    expect(JSON.parse(connected.slice(2))).toEqual({ sid: expect.any(String) });
    const forged = open(server, { auth: { pid: 'abc', offset: 'def' } });
    await expect(forged).rejects.toMatchObject({ data: { code: 'unauthenticated' } });
  });
});

describe('the long-polling transport', () => {
  it('carries the same conversation', async () => {
    const { token } = pair.student;
    const client = await open(server, { auth: { token }, transports: ['polling'] });
    expect((await client.ask('joinRoom', pair.room.id)).ok).toBe(true);
    const content = 'By polling';
    expect(await client.do('sendMessage', { chatRoomId: pair.room.id, content })).toMatchObject({ content });
    await client.next('receiveMessage', (message) => message.content === content);
  });
});

describe('when the token of a socket runs out', () => {
  /** Accepted by the tolerance of 60 s, of which two seconds are left. */
  async function expiring(): Promise<{ client: Client; renewed: string }> {
    const claims = { sub: pair.student.id, role: 'student', name: pair.student.name };
    const token = await sign({ ...claims, iat: seconds(-3600), exp: seconds(-58) });
    return { client: await connect(server, { token }), renewed: await sign(claims) };
  }

  it('it is told so with sessionEnded and closed; one that sent authenticate before goes on', async () => {
    const [left, goesOn] = [await expiring(), await expiring()];
    const { expiresAt } = await goesOn.client.do('authenticate', { token: goesOn.renewed });
    expect(new Date(expiresAt).getTime()).toBeGreaterThan(Date.now() + 3_500_000);

    expect(await left.client.next('sessionEnded', undefined, 8_000)).toEqual({ code: 'session_ended' });
    await left.client.closed();
    expect((await goesOn.client.ask('joinRoom', pair.room.id)).ok).toBe(true);
    expect(goesOn.client.all('sessionEnded')).toEqual([]);
  });
});

describe('a refused handshake', () => {
  it('a hundred times in a row leaves the server as it was', async () => {
    const attempts = Array.from({ length: 100 }, () =>
      open(server, { auth: { token: 'x' } }).catch(() => 'refused'),
    );
    expect(await Promise.all(attempts)).toEqual(Array(100).fill('refused'));
    expect(await works()).toBe(true);
  });
});
