import type { Message } from '@officehours/contracts';
import fc from 'fast-check';
import { OfficehoursError } from '../rest/error';
import { buildMessage, idOf, ROOM, STUDENT } from '../testing/builders';
import { FakeBrowser } from '../testing/fake-browser';
import type { OutboxItem } from './item';
import type { OutboxOptions } from './options';
import { Outbox } from './outbox';

const OTHER_ROOM = idOf('a', 2);

/** A service that stores each message once, and fails as it is told. */
class Log {
  readonly messages: Message[] = [];
  attempts = 0;
  isUp = true;
  /** Answers of the next attempts: a code refuses, `lost` stores without an answer, null accepts. */
  readonly plan: (OfficehoursError | 'lost' | null)[] = [];

  send = async (item: OutboxItem): Promise<Message> => {
    this.attempts += 1;
    const planned = this.plan.shift() ?? null;
    if (!this.isUp) throw new OfficehoursError('network');
    if (planned instanceof OfficehoursError) throw planned;
    const message = this.store(item);
    if (planned === 'lost') throw new OfficehoursError('network');
    return message;
  };

  contents(roomId = ROOM): string[] {
    return this.messages.filter(({ chatRoomId }) => chatRoomId === roomId).map(({ content }) => content);
  }

  private store({ clientMessageId, chatRoomId, content }: OutboxItem): Message {
    const before = this.messages.find((held) => held.clientMessageId === clientMessageId);
    if (before) return before;
    const message = buildMessage(this.messages.length + 1, { clientMessageId, chatRoomId, content });
    this.messages.push(message);
    return message;
  }
}

let browser: FakeBrowser;
let log: Log;
const tabs: Outbox[] = [];

function openTab(overrides: Partial<OutboxOptions> = {}): Outbox {
  const outbox = new Outbox({
    storage: browser.outboxStorage,
    locks: browser.locks,
    openTabChannel: browser.openTabChannel,
    send: log.send,
    onStored: () => true,
    ...overrides,
  });
  tabs.push(outbox);
  outbox.start(STUDENT);
  return outbox;
}

const pass = (ms = 0) => jest.advanceTimersByTimeAsync(ms);
const kept = () => browser.outboxStorage.list(STUDENT);
const waiting = (outbox: Outbox) => outbox.entries.get().map(({ item }) => item.content);

beforeEach(() => {
  jest.useFakeTimers();
  browser = new FakeBrowser();
  log = new Log();
});
afterEach(() => {
  tabs.splice(0).forEach((outbox) => outbox.stop());
  jest.useRealTimers();
});

describe('an outbox', () => {
  it('shows a message at once, sends it, and forgets it', async () => {
    const outbox = openTab();
    await pass();
    outbox.add(ROOM, 'hello');
    expect(waiting(outbox)).toEqual(['hello']);
    await pass();
    expect(log.contents()).toEqual(['hello']);
    expect(waiting(outbox)).toEqual([]);
    expect(await kept()).toEqual([]);
  });

  it('keeps what is unsent over a reload, under the same id', async () => {
    log.isUp = false;
    const before = openTab();
    const id = before.add(ROOM, 'unsent');
    await pass(5_000);
    before.stop();
    log.isUp = true;
    const after = openTab();
    await pass();
    expect(log.messages.map(({ clientMessageId }) => clientMessageId)).toEqual([id]);
    expect(waiting(after)).toEqual([]);
  });

  it('tries again for ever, with growing waits, until the service answers', async () => {
    log.isUp = false;
    const outbox = openTab();
    outbox.add(ROOM, 'patient');
    await pass(60 * 60_000);
    expect(log.attempts).toBeGreaterThan(100);
    expect(log.attempts).toBeLessThan(400);
    expect(outbox.entries.get()[0]?.item.failure).toBeNull();
    log.isUp = true;
    await pass(30_000);
    expect(log.contents()).toEqual(['patient']);
  });

  it('tries at once when the connection is back, but not sooner than the service asked', async () => {
    log.isUp = false;
    const outbox = openTab();
    outbox.add(ROOM, 'a');
    await pass(120_000);
    log.isUp = true;
    outbox.nudge();
    await pass();
    expect(log.contents()).toEqual(['a']);

    log.plan.push(new OfficehoursError('rate_limited', { retryAfterMs: 20_000 }));
    outbox.add(ROOM, 'b');
    await pass();
    outbox.nudge();
    await pass(19_000);
    expect(log.contents()).toEqual(['a']);
    await pass(2_000);
    expect(log.contents()).toEqual(['a', 'b']);
  });

  it.each(['validation_failed', 'forbidden', 'not_found', 'idempotency_conflict'] as const)(
    'shows a message as failed with %s, and sends what comes after it',
    async (code) => {
      const outbox = openTab();
      log.plan.push(new OfficehoursError(code));
      outbox.add(ROOM, 'refused');
      outbox.add(ROOM, 'next');
      await pass();
      expect(log.contents()).toEqual(['next']);
      expect(outbox.entries.get()).toMatchObject([{ item: { content: 'refused', failure: code } }]);
      expect(await kept()).toMatchObject([{ content: 'refused', failure: code }]);
    },
  );

  it.each(['unavailable', 'internal', 'unauthenticated', 'storage_full', 'rate_limited', 'network'] as const)(
    'takes %s for something that passes',
    async (code) => {
      const outbox = openTab();
      log.plan.push(new OfficehoursError(code), new OfficehoursError(code));
      outbox.add(ROOM, 'again');
      await pass(10_000);
      expect(log.contents()).toEqual(['again']);
    },
  );

  it('retries a failed message under its id, or deletes it', async () => {
    const outbox = openTab();
    log.plan.push(new OfficehoursError('forbidden'), new OfficehoursError('forbidden'));
    const first = outbox.add(ROOM, 'first');
    const second = outbox.add(ROOM, 'second');
    await pass();
    outbox.retry(first);
    outbox.remove(second);
    await pass();
    expect(log.messages.map(({ clientMessageId }) => clientMessageId)).toEqual([first]);
    expect(waiting(outbox)).toEqual([]);
    expect(await kept()).toEqual([]);
  });

  it('does not let one room wait for another', async () => {
    const outbox = openTab();
    log.plan.push(new OfficehoursError('network'));
    outbox.add(ROOM, 'stuck');
    outbox.add(OTHER_ROOM, 'free');
    await pass();
    expect(log.contents(OTHER_ROOM)).toEqual(['free']);
    expect(log.contents()).toEqual([]);
  });

  it('works from memory where the browser refuses storage', async () => {
    const refused = () => Promise.reject(new DOMException('denied', 'SecurityError'));
    const storage = { list: refused, put: refused, remove: refused, clear: refused, clearOthers: refused };
    const outbox = openTab({ storage });
    outbox.add(ROOM, 'unkept');
    await pass();
    expect(log.contents()).toEqual(['unkept']);
    expect(waiting(outbox)).toEqual([]);
  });

  it('sends what was written before it was known by whom', async () => {
    const outbox = new Outbox({
      storage: browser.outboxStorage,
      locks: browser.locks,
      openTabChannel: browser.openTabChannel,
      send: log.send,
      onStored: () => true,
    });
    outbox.add(ROOM, 'early');
    await pass();
    expect(log.contents()).toEqual([]);
    outbox.start(STUDENT);
    await pass();
    expect(log.contents()).toEqual(['early']);
    outbox.stop();
  });

  it('keeps showing what waits when the storage cannot be read any more', async () => {
    log.isUp = false;
    const { outboxStorage } = browser;
    let isReadable = true;
    const list: typeof outboxStorage.list = async (userId) => {
      if (!isReadable) throw new Error('the database is gone');
      return outboxStorage.list(userId);
    };
    const outbox = openTab({ storage: { ...outboxStorage, list } });
    outbox.add(ROOM, 'waiting');
    await pass(1_000);
    isReadable = false;
    openTab().add(ROOM, 'of another tab');
    await pass(1_000);
    expect(waiting(outbox)).toEqual(['waiting']);
    log.isUp = true;
    await pass(60_000);
    expect(log.contents()).toContain('waiting');
  });

  it('keeps showing what was written while the storage was being read', async () => {
    log.isUp = false;
    openTab();
    const second = openTab();
    second.add(ROOM, 'first words');
    await pass();
    expect(waiting(second)).toEqual(['first words']);
    second.add(ROOM, 'then these');
    await pass();
    expect(new Set((await kept()).map(({ order }) => order)).size).toBe(2);
  });

  it('of another person in the same browser is left alone over a weekend, and forgotten after a week', async () => {
    const other = idOf('b', 9);
    const item = { clientMessageId: 'x', userId: other, chatRoomId: ROOM, content: 'theirs', replyTo: null };
    const created = (hoursAgo: number) => new Date(Date.now() - hoursAgo * 3_600_000).toISOString();
    await browser.outboxStorage.put({ ...item, order: 1, createdAt: created(72), failure: null });
    openTab();
    await pass(1_000);
    expect(log.contents()).toEqual([]);
    expect(await browser.outboxStorage.list(other)).toHaveLength(1);
    await browser.outboxStorage.put({ ...item, order: 1, createdAt: created(8 * 24), failure: null });
    openTab();
    await pass();
    expect(await browser.outboxStorage.list(other)).toEqual([]);
  });
});

describe('several tabs', () => {
  it('do not wait for one that sleeps while it has the turn', async () => {
    const asleep = openTab({ send: () => new Promise(() => undefined) });
    const awake = openTab();
    await pass();
    awake.add(ROOM, 'one');
    awake.add(ROOM, 'two');
    await pass(2_000);
    expect(log.contents()).toEqual([]);
    await pass(2_000);
    expect(log.contents()).toEqual(['one', 'two']);
    expect(waiting(asleep)).toEqual([]);
    // Awake again, it waits for its turn as the others do.
    asleep.add(ROOM, 'three');
    await pass();
    expect(log.contents()).toEqual(['one', 'two', 'three']);
  });

  it('send from exactly one of them, and all show what waits', async () => {
    const sentFrom = new Set<string>();
    const from = (name: string): Partial<OutboxOptions> => ({
      send: (item) => {
        sentFrom.add(name);
        return log.send(item);
      },
    });
    const first = openTab(from('first'));
    const second = openTab(from('second'));
    await pass();
    log.isUp = false;
    second.add(ROOM, 'written in the second');
    await pass();
    expect(waiting(first)).toEqual(['written in the second']);
    log.isUp = true;
    second.nudge();
    await pass();
    expect([waiting(first), waiting(second)]).toEqual([[], []]);
    expect(log.contents()).toEqual(['written in the second']);
    second.add(ROOM, 'another');
    await pass();
    expect([...sentFrom]).toEqual(['first']);
    expect(log.contents()).toEqual(['written in the second', 'another']);
  });

  it('go on sending when the one that did is closed', async () => {
    log.isUp = false;
    const first = openTab();
    const second = openTab();
    await pass();
    first.add(ROOM, 'left behind');
    await pass(1_000);
    first.stop();
    log.isUp = true;
    await pass(1_000);
    expect(log.contents()).toEqual(['left behind']);
    expect(waiting(second)).toEqual([]);
  });

  it('end in one copy and one order even without locks', async () => {
    const first = openTab({ locks: undefined });
    const second = openTab({ locks: undefined });
    await pass();
    log.isUp = false;
    const written = Array.from({ length: 6 }, (_, n) => `note ${n}`);
    for (const [n, content] of written.entries()) {
      (n % 2 ? first : second).add(ROOM, content);
      await pass(10);
    }
    log.isUp = true;
    await pass(60_000);
    expect(log.contents()).toEqual(written);
  });

  it('are all wiped at sign-out', async () => {
    log.isUp = false;
    const first = openTab();
    const second = openTab();
    first.add(ROOM, 'secret');
    await pass(1_000);
    await second.wipe(STUDENT);
    await pass();
    expect([waiting(first), waiting(second)]).toEqual([[], []]);
    expect(await kept()).toEqual([]);
  });
});

describe('whatever happens', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('write' as const), tab: fc.nat({ max: 1 }) }),
    fc.record({ kind: fc.constant('reload' as const), tab: fc.nat({ max: 1 }) }),
    fc.record({ kind: fc.constant('outage' as const), isUp: fc.boolean() }),
    fc.record({ kind: fc.constant('lose' as const) }),
    fc.record({ kind: fc.constant('wait' as const), ms: fc.nat({ max: 3_000 }) }),
  );

  it('every message is stored exactly once, each tab’s in the order in which they were written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        browser = new FakeBrowser();
        log = new Log();
        const pair = [openTab(), openTab()];
        const written: string[][] = [[], []];
        for (const [n, happening] of steps.entries()) {
          if (happening.kind === 'write') {
            pair[happening.tab]!.add(ROOM, `${happening.tab}:${n}`);
            written[happening.tab]!.push(`${happening.tab}:${n}`);
            await pass();
          } else if (happening.kind === 'reload') {
            pair[happening.tab]!.stop();
            pair[happening.tab] = openTab();
            await pass();
          } else if (happening.kind === 'outage') log.isUp = happening.isUp;
          else if (happening.kind === 'lose') log.plan.push('lost');
          else await pass(happening.ms);
        }
        log.isUp = true;
        log.plan.length = 0;
        await pass(70_000);
        for (const tab of [0, 1]) {
          expect(log.contents().filter((content) => content.startsWith(`${tab}:`))).toEqual(written[tab]);
        }
        expect(pair.map(waiting)).toEqual([[], []]);
        tabs.splice(0).forEach((outbox) => outbox.stop());
      }),
      { numRuns: 60 },
    );
  });
});
