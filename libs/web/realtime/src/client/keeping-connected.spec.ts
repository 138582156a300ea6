import type { Device } from '../connection/device';
import { ROOM, STUDENT, student } from '../testing/builders';
import { FakeBrowser } from '../testing/fake-browser';
import { FakeService, fakePlatform, tokenOf } from '../testing/fake-service';
import { Engine } from './engine';
import { forgetPerson } from './forget-person';
import type { OfficehoursOptions, Platform } from './options';

const MINUTE = 60_000;

/** A device whose network and page the test controls. */
class TestDevice implements Device {
  private listeners: Parameters<Device['follow']>[0] | null = null;
  hasNetwork = true;
  hidden = false;

  isOnline(): boolean {
    return this.hasNetwork;
  }

  isHidden(): boolean {
    return this.hidden;
  }

  hide(): void {
    this.hidden = true;
    this.listeners?.left();
  }

  follow(listeners: Parameters<Device['follow']>[0]): () => void {
    this.listeners = listeners;
    return () => (this.listeners = null);
  }

  setNetwork(hasNetwork: boolean): void {
    this.hasNetwork = hasNetwork;
    if (hasNetwork) this.listeners?.online();
    else this.listeners?.offline();
  }

  wakeAfter(ms: number): void {
    this.listeners?.returned(ms);
  }
}

let service: FakeService;
let device: TestDevice;
let engine: Engine;

const pass = (ms = 0) => jest.advanceTimersByTimeAsync(ms);
const status = () => engine.connection.state.get().status;
const count = (name: string) => service.asked.filter((asked) => asked === name).length;

async function open(
  options: Partial<OfficehoursOptions> = {},
  platform: Platform = { ...fakePlatform(service), device },
): Promise<void> {
  const base = { baseUrl: 'http://chat.test', token: tokenOf(student), user: student };
  engine = new Engine({ ...base, ...options }, platform);
  engine.start();
  await pass();
  engine.reader.watch(ROOM);
  await engine.reader.loadNewest(ROOM);
}

/** A token that ends `seconds` from now. */
function endingToken(seconds: number): string {
  const now = Math.floor(Date.now() / 1000);
  return `${tokenOf(student)}.${btoa(JSON.stringify({ iat: now, exp: now + seconds }))}.sig`;
}

beforeEach(() => {
  jest.useFakeTimers();
  service = new FakeService();
  device = new TestDevice();
});
afterEach(() => {
  engine.stop();
  jest.useRealTimers();
});

describe('a token that ends', () => {
  it('is replaced a minute before, over the same connection', async () => {
    const getToken = jest.fn(async () => endingToken(900));
    await open({ token: undefined, getToken });
    const [socket] = service.sockets;
    await pass(13 * MINUTE);
    expect(count('authenticate')).toBe(0);
    await pass(2 * MINUTE);
    expect(count('authenticate')).toBe(1);
    await pass(30 * MINUTE);
    expect(count('authenticate')).toBe(3);
    expect([...service.sockets]).toEqual([socket]);
    expect(getToken).toHaveBeenCalledTimes(4);
  });

  it('later than a browser can wait for is left alone until then', async () => {
    const getToken = jest.fn(async () => endingToken(30 * 24 * 3_600));
    await open({ token: undefined, getToken });
    await pass(MINUTE);
    expect([count('authenticate'), getToken.mock.calls.length, status()]).toEqual([0, 1, 'online']);
  });

  it('is asked for again while the service of tokens is away', async () => {
    const getToken = jest.fn(async () => endingToken(900));
    await open({ token: undefined, getToken });
    getToken.mockRejectedValueOnce(new Error('away')).mockRejectedValueOnce(new Error('away'));
    await pass(14 * MINUTE + 20_000);
    expect(count('authenticate')).toBe(1);
    expect(status()).toBe('online');
  });

  it.each(['refused', 'about to end'])(
    'and is %s is nothing to a client that was stopped while it asked for another',
    async (why) => {
      let answer: (token: null) => void;
      const getToken = jest.fn(() => new Promise<null>((resolve) => (answer = resolve)));
      const onSignedOut = jest.fn();
      await open({ token: endingToken(900), getToken, onSignedOut });
      if (why === 'refused') service.emit('sessionEnded', { code: 'session_ended' });
      else await pass(15 * MINUTE);
      engine.stop();
      answer!(null);
      await pass(MINUTE);
      expect(getToken).toHaveBeenCalledTimes(1);
      expect(onSignedOut).not.toHaveBeenCalled();
    },
  );

  it('is not asked for again by a client that was stopped before the answer failed', async () => {
    let fail: (error: Error) => void;
    const getToken = jest.fn(() => new Promise<null>((_resolve, reject) => (fail = reject)));
    await open({ token: endingToken(900), getToken });
    await pass(15 * MINUTE);
    engine.stop();
    fail!(new Error('away'));
    await pass(MINUTE);
    expect(getToken).toHaveBeenCalledTimes(1);
  });

  it('of a host page is replaced by the one the host hands in', async () => {
    await open();
    engine.setToken(`${tokenOf(student)}-renewed`);
    await pass();
    expect(count('authenticate')).toBe(1);
    engine.setToken(`${tokenOf(student)}-renewed`);
    await pass();
    expect(count('authenticate')).toBe(1);
  });
});

describe('a client that ended for want of a token', () => {
  let platform: Platform;
  const waiting = () => engine.outbox.entries.get().map(({ item }) => item.content);
  const kept = async () => (await platform.outboxStorage.list(STUDENT)).map(({ content }) => content);

  /** As in a laptop that slept past the end of its token. */
  async function oversleep(): Promise<void> {
    const { outboxStorage, draftStorage, openTabChannel, locks } = new FakeBrowser();
    platform = { ...fakePlatform(service), device, outboxStorage, draftStorage, openTabChannel, locks };
    await open({}, platform);
    service.refusedTokens.add(tokenOf(student));
    service.loseAll();
    await pass(MINUTE);
    expect(status()).toBe('ended');
  }

  it('connects with the next one of the same person, and sends what was written meanwhile', async () => {
    await oversleep();
    engine.outbox.add(ROOM, 'written meanwhile');
    await pass(MINUTE);
    expect(service.history.messages).toEqual([]);
    engine.setToken(`${tokenOf(student)}-later`);
    await pass();
    expect(status()).toBe('online');
    expect(service.history.messages.map(({ content }) => content)).toEqual(['written meanwhile']);
    await pass(MINUTE);
    expect([service.sockets.size, waiting()]).toEqual([1, []]);
  });

  it('keeps what is written meanwhile over a reload', async () => {
    await oversleep();
    engine.outbox.add(ROOM, 'written meanwhile');
    engine.drafts.set(ROOM, 'only begun');
    await pass(MINUTE);
    // A page that ends says nothing.
    await open({ token: `${tokenOf(student)}-later` }, platform);
    await pass(MINUTE);
    expect(engine.drafts.get(ROOM)).toBe('only begun');
    expect(service.history.messages.map(({ content }) => content)).toEqual(['written meanwhile']);
  });

  it('has what is written meanwhile sent by another tab', async () => {
    await oversleep();
    const ended = engine;
    await open({ token: `${tokenOf(student)}-later` }, platform);
    ended.outbox.add(ROOM, 'written meanwhile');
    await pass();
    expect(service.history.messages.map(({ content }) => content)).toEqual(['written meanwhile']);
    expect(await kept()).toEqual([]);
    ended.stop();
  });

  it('keeps nothing more after a sign-out, and does not come back', async () => {
    await oversleep();
    engine.outbox.add(ROOM, 'before');
    await pass();
    expect(await kept()).toEqual(['before']);
    await forgetPerson(STUDENT, platform);
    engine.outbox.add(ROOM, 'after');
    engine.drafts.set(ROOM, 'after');
    engine.setToken(`${tokenOf(student)}-later`);
    await pass(MINUTE);
    expect([await kept(), platform.draftStorage!.length, status()]).toEqual([[], 0, 'ended']);
  });

  it('asks for another when that one is refused, as at the beginning', async () => {
    const getToken = jest.fn(async () => `${tokenOf(student)}-fresh`);
    await open({ getToken });
    service.refusedTokens.add(tokenOf(student)).add(`${tokenOf(student)}-fresh`);
    service.loseAll();
    await pass(MINUTE);
    expect(status()).toBe('ended');
    service.refusedTokens.delete(`${tokenOf(student)}-fresh`);
    engine.setToken(tokenOf(student));
    await pass();
    expect(status()).toBe('online');
  });

  it('and is stopped waits for none', async () => {
    await oversleep();
    engine.stop();
    engine.setToken(`${tokenOf(student)}-later`);
    await pass(MINUTE);
    expect(service.sockets.size).toBe(0);
  });
});

describe('a device', () => {
  it('that wakes up finds out whether its connection is still alive', async () => {
    await open();
    const before = count('syncRooms');
    device.wakeAfter(10 * MINUTE);
    await pass(100);
    expect(count('syncRooms')).toBe(before + 1);
    expect(status()).toBe('online');
  });

  it('that was away for a moment says that it is back, and asks for nothing', async () => {
    await open();
    const before = service.asked.length;
    device.wakeAfter(2_000);
    await pass(100);
    expect(service.asked.slice(before)).toEqual(['setLooking']);
  });

  it('without a network says so, and connects at once when it is back', async () => {
    await open();
    service.isUp = false;
    device.hasNetwork = false;
    service.loseAll();
    expect(status()).toBe('offline');
    await pass(2 * MINUTE);
    expect(status()).toBe('offline');
    service.isUp = true;
    device.setNetwork(true);
    await pass();
    expect(status()).toBe('online');
  });

  it('that loses its network says so within a second, though nobody closes the connection', async () => {
    await open();
    service.answers = () => false;
    service.isUp = false;
    device.setNetwork(false);
    await pass(900);
    expect(status()).toBe('offline');
    service.answers = () => true;
    service.isUp = true;
    device.setNetwork(true);
    await pass();
    expect(status()).toBe('online');
  });

  it('that believes to have no network is not believed while the service answers', async () => {
    await open();
    device.setNetwork(false);
    await pass(15_000);
    expect(status()).toBe('online');
  });
});

describe('a wait before the next attempt', () => {
  it('is cut short when the reader asks for it', async () => {
    await open();
    service.isUp = false;
    service.loseAll();
    await pass(20_000);
    service.isUp = true;
    engine.connection.retryNow();
    await pass();
    expect(status()).toBe('online');
  });

  it('ends in nothing once the client is stopped, and it can be started again', async () => {
    await open();
    service.loseAll();
    engine.stop();
    await pass(MINUTE);
    expect(service.sockets.size).toBe(0);
    engine.start();
    await pass();
    expect(status()).toBe('online');
  });

  it('says when the page is hidden and when it is back, and nothing while it is looked at', async () => {
    await open();
    expect(count('setLooking')).toBe(0);
    device.hide();
    await pass();
    expect([count('setLooking'), service.lastQuery]).toEqual([1, { isLooking: false }]);
    device.hidden = false;
    device.wakeAfter(0);
    await pass();
    expect([count('setLooking'), service.lastQuery]).toEqual([2, { isLooking: true }]);
  });
});
