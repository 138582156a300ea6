import { FRESH_ROOM_STATE } from '@officehours/contracts';
import { isBehind } from '../log/room-log';
import { viewOf } from '../log/view';
import { instructor, ROOM, student, STUDENT } from '../testing/builders';
import { fakeTimeouts, memoryKeyValueStorage, whenGivenUp } from '../testing/fake-browser';
import { FakeService, fakePlatform, tokenOf } from '../testing/fake-service';
import { Engine } from './engine';
import type { OfficehoursOptions, Platform } from './options';

const MINUTE = 60_000;

let service: FakeService;
const running: Engine[] = [];

function open(options: Partial<OfficehoursOptions> = {}, platform: Partial<Platform> = {}): Engine {
  const engine = new Engine(
    { baseUrl: 'http://chat.test', token: tokenOf(student), ...options },
    { ...fakePlatform(service), ...platform },
  );
  running.push(engine);
  engine.start();
  return engine;
}

const settled = () => jest.advanceTimersByTimeAsync(0);
const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

/** A client with the room on the screen. */
async function openRoom(
  options?: Partial<OfficehoursOptions>,
  platform?: Partial<Platform>,
): Promise<Engine> {
  const engine = open(options, platform);
  await settled();
  engine.reader.watch(ROOM);
  await engine.reader.loadNewest(ROOM);
  await engine.roomLoader.first();
  return engine;
}

const shown = (engine: Engine) =>
  viewOf(engine.logs.get(ROOM), 'latest').messages.map(({ content }) => content);
const stored = () => service.history.messages.map(({ content }) => content);

beforeEach(() => {
  jest.useFakeTimers();
  service = new FakeService();
  ['one', 'two', 'three'].forEach((content) => service.post(STUDENT, content));
});

afterEach(() => {
  running.splice(0).forEach((engine) => engine.stop());
  jest.useRealTimers();
});

describe('a client', () => {
  it('learns who it is, connects, and is online once nothing is missed', async () => {
    const engine = open();
    expect(engine.connection.state.get().status).toBe('connecting');
    await settled();
    expect(engine.me.get()?.id).toBe(STUDENT);
    expect(engine.connection.state.get().status).toBe('online');
  });

  it('shows what arrives live', async () => {
    const engine = await openRoom();
    service.post(instructor.id, 'four');
    expect(shown(engine)).toEqual(['one', 'two', 'three', 'four']);
    expect(engine.rooms.room(ROOM)?.unreadCount).toBe(1);
  });

  it('misses nothing that is posted while the first page is under way', async () => {
    const engine = open();
    await settled();
    engine.reader.watch(ROOM);
    const loading = engine.reader.loadNewest(ROOM);
    service.post(instructor.id, 'meanwhile');
    await loading;
    expect(shown(engine)).toEqual(stored());
  });

  it('fills a hole by itself, within a second', async () => {
    const engine = await openRoom();
    service.delivers = () => false;
    service.post(instructor.id, 'lost');
    service.delivers = () => true;
    service.post(instructor.id, 'after the hole');
    expect(shown(engine)).not.toContain('after the hole');
    await pass(1_000);
    expect(shown(engine)).toEqual(stored());
  });

  it('finds a lost last message within a second of a beat that speaks of it', async () => {
    const engine = await openRoom();
    service.delivers = (name) => name === 'roomBeat';
    const { chatRoomId, seq: lastSeq } = service.post(instructor.id, 'never told');
    service.emit('roomBeat', { chatRoomId, lastSeq });
    await pass(1_000);
    expect(shown(engine)).toEqual(stored());
  });

  it('asks for nothing when messages merely overtake each other', async () => {
    const engine = await openRoom();
    service.delivers = () => false;
    const late = service.post(instructor.id, 'first');
    service.delivers = () => true;
    service.post(instructor.id, 'second');
    service.emit('receiveMessage', late);
    service.asked.length = 0;
    await pass(1_000);
    expect(service.asked).not.toContain('syncRooms');
    expect(shown(engine)).toEqual(stored());
  });

  it('finds a lost last message and a lost change within 30 s', async () => {
    const engine = await openRoom();
    service.delivers = () => false;
    service.post(instructor.id, 'never told');
    service.change(1, 'one, edited');
    await pass(31_000);
    expect(shown(engine)).toEqual(['one, edited', 'two', 'three', 'never told']);
  });

  it('fetches what it missed after a lost connection', async () => {
    const engine = await openRoom();
    service.isUp = false;
    service.loseAll();
    expect(engine.connection.state.get().status).toBe('reconnecting');
    service.post(instructor.id, 'while away');
    service.change(2, 'two, edited');
    service.isUp = true;
    await pass(2_000);
    expect(engine.connection.state.get().status).toBe('online');
    expect(shown(engine)).toEqual(['one', 'two, edited', 'three', 'while away']);
  });

  it('fetches a long absence in parts, and all of it', async () => {
    const engine = await openRoom();
    service.isUp = false;
    service.loseAll();
    for (let n = 0; n < 900; n += 1) service.history.append();
    service.isUp = true;
    service.asked.length = 0;
    await pass(2_000);
    expect(shown(engine)).toHaveLength(903);
    expect(service.asked.filter((name) => name === 'syncRooms')).toHaveLength(2);
  });

  it('is stale after half a minute without a connection, and online again with one', async () => {
    const engine = await openRoom();
    service.isUp = false;
    service.loseAll();
    await pass(31_000);
    expect(engine.connection.state.get().status).toBe('stale');
    service.isUp = true;
    await pass(2_000);
    expect(engine.connection.state.get().status).toBe('online');
  });

  it('makes a new connection when the present one is dead without knowing', async () => {
    const engine = await openRoom();
    service.answers = (name) => name !== 'syncRooms';
    await pass(41_000);
    expect(engine.connection.state.get().status).toBe('reconnecting');
    service.answers = () => true;
    await pass(15_000);
    expect(engine.connection.state.get().status).toBe('online');
  });

  it('asks for its first screen once, and again when that has been drawn', async () => {
    const engine = open();
    const page = jest.spyOn(engine.rest, 'messages');
    engine.reader.watch(ROOM);
    await engine.reader.loadNewest(ROOM);
    await pass(1_000);
    expect(engine.connection.state.get().status).toBe('online');
    expect(page).toHaveBeenCalledTimes(1);
    await pass(1_500);
    expect(page).toHaveBeenCalledTimes(2);
  });

  it('asks at once when it was connected before', async () => {
    const engine = await openRoom();
    await pass(3_000);
    const page = jest.spyOn(engine.rest, 'messages');
    service.loseAll();
    await pass(5_000);
    expect(engine.connection.state.get().status).toBe('online');
    expect(page).toHaveBeenCalledTimes(1);
  });

  it('drops an open room that the person was taken out of without a connection', async () => {
    const engine = await openRoom();
    await pass(3_000);
    service.loseAll();
    const gone = [`GET /api/message/chat-room/${ROOM}`, `GET /api/message/chat-room/${ROOM}/messages`];
    for (const path of gone) service.refusals.set(path, ['not_found']);
    await pass(5_000);
    expect([engine.rooms.room(ROOM), shown(engine)]).toEqual([undefined, []]);
  });

  it('starts anew when the service’s database is another one', async () => {
    const engine = await openRoom();
    await pass(3_000);
    engine.queryClient.setQueryData(['load', 'log', ROOM], true);
    service.history.messages.length = 1;
    service.history.epoch = 'two';
    await pass(31_000);
    expect(shown(engine)).toEqual([]);
    await engine.reader.loadNewest(ROOM);
    expect(shown(engine)).toEqual(['one']);
    expect(engine.logs.get(ROOM)?.epoch).toBe('two');
  });

  it('goes on telling of messages when those of an older database begin at a lower number', async () => {
    const heard: string[] = [];
    const engine = await openRoom();
    engine.live.follow(({ content }) => void heard.push(content));
    service.post(instructor.id, 'before');
    service.history.messages.length = 1;
    service.history.epoch = 'two';
    await pass(31_000);
    service.post(instructor.id, 'after');
    expect(heard).toEqual(['before', 'after']);
  });
});

describe('sending', () => {
  it('stores a message once and in the log, though ack and broadcast both bring it', async () => {
    const engine = await openRoom();
    engine.outbox.add(ROOM, 'mine');
    await settled();
    expect(shown(engine)).toEqual(['one', 'two', 'three', 'mine']);
    expect(engine.outbox.entries.get()).toEqual([]);
  });

  it('keeps the order of what was written while there was no connection, one copy each', async () => {
    const engine = await openRoom();
    service.isUp = false;
    service.loseAll();
    const written = Array.from({ length: 10 }, (_, n) => `note ${n}`);
    written.forEach((content) => engine.outbox.add(ROOM, content));
    await pass(2 * MINUTE);
    expect(engine.outbox.entries.get()).toHaveLength(10);
    service.isUp = true;
    await pass(15_000);
    expect(stored()).toEqual(['one', 'two', 'three', ...written]);
    expect(shown(engine)).toEqual(stored());
  });

  it('sends again what was carried out without an answer, and it stays one message', async () => {
    const engine = await openRoom();
    service.answers = (name) => name !== 'sendMessage';
    service.delivers = () => false;
    engine.outbox.add(ROOM, 'unanswered');
    await pass(12_000);
    expect(engine.outbox.entries.get()).toHaveLength(1);
    service.answers = () => true;
    await pass(25_000);
    expect(engine.outbox.entries.get()).toEqual([]);
    expect(stored().filter((content) => content === 'unanswered')).toHaveLength(1);
  });

  it('uses REST while there is no socket, as the same message', async () => {
    const engine = await openRoom();
    service.loseAll();
    const id = engine.outbox.add(ROOM, 'by REST');
    await settled();
    expect(service.asked).toContain('POST /api/message/message');
    expect(service.history.messages.at(-1)?.clientMessageId).toBe(id);
    await pass(3_000);
    expect(shown(engine)).toEqual(stored());
  });

  it('does not wait for ever for REST, and sends again over the socket, as the same message', async () => {
    const timeouts = fakeTimeouts();
    let isDeaf = false;
    const fetch: Platform['fetch'] = (input, init) =>
      isDeaf ? whenGivenUp(new Request(input, init)) : service.fetch(input, init);
    const engine = await openRoom({}, { fetch });
    service.loseAll();
    isDeaf = true;
    const id = engine.outbox.add(ROOM, 'by neither');
    await pass(14_000);
    expect(engine.outbox.entries.get()).toMatchObject([{ item: { failure: null }, stored: null }]);
    await pass(5_000);
    expect(engine.outbox.entries.get()).toEqual([]);
    expect(service.history.messages.at(-1)).toMatchObject({ content: 'by neither', clientMessageId: id });
    timeouts.mockRestore();
  });

  it('shows a message that is stored behind a hole as sent until the hole is filled', async () => {
    const engine = await openRoom();
    service.delivers = () => false;
    service.post(instructor.id, 'lost');
    engine.outbox.add(ROOM, 'mine');
    await settled();
    expect(engine.outbox.entries.get()).toMatchObject([{ stored: { content: 'mine' } }]);
    expect(isBehind(engine.logs.get(ROOM)!)).toBe(true);
    await pass(1_000);
    expect(engine.outbox.entries.get()).toEqual([]);
    expect(shown(engine)).toEqual(stored());
  });
});

describe('a token of another person', () => {
  const jwtOf = (person: typeof student) =>
    `${tokenOf(person)}.${btoa(JSON.stringify({ sub: person.id }))}.x`;

  it('ends the client, and what waits is sent by nobody', async () => {
    const platform = fakePlatform(service);
    const engine = await openRoom({ token: jwtOf(student) }, platform);
    service.isUp = false;
    service.loseAll();
    engine.outbox.add(ROOM, 'only mine');
    await pass(1_000);
    expect(engine.setToken(jwtOf(instructor))).toBe(false);
    service.isUp = true;
    await pass(MINUTE);
    expect(stored()).not.toContain('only mine');
    expect(service.sockets.size).toBe(0);
    expect(engine.outbox.entries.get()).toEqual([]);
    expect(await platform.outboxStorage.list(STUDENT)).toEqual([]);
    expect(engine.logs.get(ROOM)).toBeUndefined();
  });

  it('is told from a renewed one, with which what waits goes on', async () => {
    const engine = await openRoom({ token: jwtOf(student) });
    service.isUp = false;
    service.loseAll();
    engine.outbox.add(ROOM, 'still mine');
    expect(engine.setToken(`${jwtOf(student)}-renewed`)).toBe(true);
    service.isUp = true;
    await pass(MINUTE);
    expect(service.history.messages.at(-1)).toMatchObject({ content: 'still mine', senderId: STUDENT });
  });
});

describe('reading', () => {
  it('is told at once when the page is left', async () => {
    const page = new EventTarget();
    Object.assign(globalThis, { addEventListener: page.addEventListener.bind(page) });
    service.post(instructor.id, 'four');
    const engine = await openRoom();
    engine.reading.mark(ROOM, 4);
    page.dispatchEvent(new Event('pagehide'));
    await pass(0);
    expect(service.reads[STUDENT]).toBe(4);
    Reflect.deleteProperty(globalThis, 'addEventListener');
  });

  it('counts down at once and tells the service once for a burst', async () => {
    service.post(instructor.id, 'four');
    const engine = await openRoom();
    engine.reading.mark(ROOM, 3);
    engine.reading.mark(ROOM, 4);
    engine.reading.mark(ROOM, 2);
    expect(engine.rooms.room(ROOM)?.unreadCount).toBe(0);
    await pass(1_000);
    expect(service.asked.filter((name) => name === 'markRead')).toHaveLength(1);
    expect(service.reads[STUDENT]).toBe(4);
  });

  it('reaches the service after a reconnect when it happened without a connection', async () => {
    service.post(instructor.id, 'four');
    const engine = await openRoom();
    service.isUp = false;
    service.loseAll();
    engine.reading.mark(ROOM, 4);
    await pass(1_000);
    service.isUp = true;
    await pass(2_000);
    expect(service.reads[STUDENT]).toBe(4);
  });

  it('of the other side is known by its event', async () => {
    const engine = await openRoom();
    service.emit('roomRead', { chatRoomId: ROOM, userId: instructor.id, lastReadSeq: 3 });
    expect(engine.queryClient.getQueryData(['reads', ROOM])).toMatchObject({ [instructor.id]: 3 });
  });
});

describe('the end of a session', () => {
  const token = (suffix: string) => tokenOf(student, suffix);

  it('does not come while a fresh token is to be had', async () => {
    let issued = 0;
    const getToken = jest.fn(async () => token(`-${(issued += 1)}`));
    const engine = await openRoom({ token: undefined, getToken });
    service.refusedTokens.add(token('-1'));
    service.emit('sessionEnded', { code: 'unauthenticated' });
    await pass(2_000);
    expect(getToken).toHaveBeenLastCalledWith('refused');
    expect(engine.connection.state.get().status).toBe('online');
  });

  it('comes when there is none, once, and stops everything', async () => {
    const onSignedOut = jest.fn();
    const engine = await openRoom({ onSignedOut });
    service.refusedTokens.add(tokenOf(student));
    service.emit('sessionEnded', { code: 'session_ended' });
    await pass(MINUTE);
    expect(onSignedOut.mock.calls).toEqual([['session_ended']]);
    expect(engine.connection.state.get().status).toBe('ended');
    expect(service.sockets.size).toBe(0);
  });

  it('is noticed when the handshake is refused twice', async () => {
    const onSignedOut = jest.fn();
    service.refusedTokens.add(tokenOf(student));
    open({ onSignedOut, user: student, getToken: async () => tokenOf(student) });
    await pass(5_000);
    expect(onSignedOut.mock.calls).toEqual([['unauthenticated']]);
  });

  it('of sign-out removes unsent messages, drafts and caches', async () => {
    const platform = fakePlatform(service);
    const engine = await openRoom({}, platform);
    service.isUp = false;
    service.loseAll();
    engine.outbox.add(ROOM, 'unsent');
    engine.drafts.set(ROOM, 'begun');
    await engine.wipe();
    expect(await platform.outboxStorage.list(STUDENT)).toEqual([]);
    expect(engine.drafts.get(ROOM)).toBe('');
    expect(engine.logs.get(ROOM)).toBeUndefined();
  });

  it('of sign-out leaves no draft that comes while all else is being removed', async () => {
    const { outboxStorage, ...platform } = {
      ...fakePlatform(service),
      draftStorage: memoryKeyValueStorage(),
    };
    let removed: () => void;
    const clear = () => new Promise<void>((resolve) => (removed = resolve));
    const engine = await openRoom({}, { ...platform, outboxStorage: { ...outboxStorage, clear } });
    const wiping = engine.wipe();
    const state = { ...FRESH_ROOM_STATE, chatRoomId: ROOM, draft: 'typed elsewhere' };
    service.emit('roomStateChanged', state);
    await pass(1_000);
    removed!();
    await wiping;
    expect(platform.draftStorage.length).toBe(0);
  });
});
