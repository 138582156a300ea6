import type { PushPayload } from '@officehours/contracts';
import { listenForPushes } from './notices';

/** Which digits those are is a matter of the browser. */
const arabic = (n: number): string => new Intl.NumberFormat('ar').format(n);

const PUSHES = 10_000;
const ROOMS = 12;
/** Arrive together, as when a device has been off for a while. */
const BURST = 25;

/** jsdom has no answers of its own; of these only the text is read. */
class Answer {
  constructor(private readonly body: string) {}
  text(): Promise<string> {
    return Promise.resolve(this.body);
  }
}

interface Shown {
  body: string;
  tag: string;
  data?: { seq: number; count: number };
  close(): void;
}

/** Chance that is the same each time. */
function chanceFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A browser, as far as its app's worker knows it. Everything takes a moment, and not always the same one. */
class Device {
  readonly shown: { room: string; seq: number }[] = [];
  readonly said: string[] = [];
  readonly onScreen = new Map<string, Shown>();
  /** Whose pushes come to it. */
  endpoint = 'https://push.example/device';
  private readonly kept = new Map<string, string>();
  private receive: (event: object) => void = () => undefined;

  constructor(private readonly chance: (below: number) => number) {
    this.wake();
  }

  /** The browser ends a worker that has nothing to do, and starts another with the next push. */
  wake(): void {
    const worker = {
      addEventListener: (kind: string, listener: (event: object) => void) => {
        if (kind === 'push') this.receive = listener;
      },
      clients: { matchAll: () => this.later([]) },
      registration: {
        pushManager: { getSubscription: () => this.later({ endpoint: this.endpoint }) },
        getNotifications: ({ tag }: { tag: string }) =>
          this.later([this.onScreen.get(tag)].filter((one) => one !== undefined)),
        showNotification: async (title: string, { body, tag, data }: Shown) => {
          await this.later(null);
          this.said.push(`${title}: ${body}`);
          this.shown.push({ room: tag, seq: data?.seq ?? 0 });
          this.onScreen.set(tag, { body, tag, data, close: () => this.onScreen.delete(tag) });
        },
      },
    };
    listenForPushes(worker as unknown as ServiceWorkerGlobalScope);
  }

  readonly cache = {
    match: async (key: string) => {
      await this.later(null);
      const text = this.kept.get(key);
      return text === undefined ? undefined : new Answer(text);
    },
    put: async (key: string, response: Answer) => {
      const text = await response.text();
      await this.later(null);
      this.kept.set(key, text);
    },
  };

  /** Resolves when the worker has done with it. */
  async deliver(push: PushPayload): Promise<void> {
    const work: Promise<unknown>[] = [];
    this.receive({ data: { json: () => push }, waitUntil: (done: Promise<unknown>) => work.push(done) });
    await Promise.all(work);
  }

  private async later<T>(value: T): Promise<T> {
    for (let turns = this.chance(4); turns >= 0; turns -= 1) await Promise.resolve();
    return value;
  }
}

const message = (room: string, seq: number): PushPayload => ({
  kind: 'message',
  messageId: `${room} ${seq}`,
  chatRoomId: room,
  seq,
  from: 'Lena',
  room: null,
  path: '/',
});

describe('a device that is told of messages', () => {
  let device: Device;
  let chance: (below: number) => number;

  beforeEach(() => {
    chance = chanceFrom(20_261_126);
    device = new Device(chance);
    Object.assign(globalThis, { Response: Answer, caches: { open: () => Promise.resolve(device.cache) } });
  });

  it('shows a message once when it is delivered twice at the same time', async () => {
    await Promise.all([device.deliver(message('a', 1)), device.deliver(message('a', 1))]);
    expect(device.shown).toEqual([{ room: 'a', seq: 1 }]);
    expect(device.onScreen.get('a')?.data?.count).toBe(1);
  });

  it('shows Apple something for every push, and leaves nothing of it on the screen', async () => {
    device.endpoint = 'https://web.push.apple.com/device';
    await device.deliver(message('a', 1));
    await device.deliver(message('a', 1));
    expect(device.said).toEqual(['Lena: New message', 'Lena: undefined']);
    expect([...device.onScreen.keys()]).toEqual(['a']);
    expect(device.onScreen.get('a')?.data?.count).toBe(1);
  });

  it.each([
    ['en-GB', null, {}, ['Lena: New message', 'Lena: 2 new messages', 'Lena: 3 new messages']],
    [
      'en-GB',
      null,
      { text: 'Yes' },
      ['Lena: Yes', 'Lena: 2 new messages · Yes', 'Lena: 3 new messages · Yes'],
    ],
    [
      'en-GB',
      'Project',
      {},
      [
        'Lena · Project: New message',
        '2 new messages in Project: The last one from Lena',
        '3 new messages in Project: The last one from Lena',
      ],
    ],
    [
      'en-GB',
      'Project',
      { files: { kind: 'image', count: 2 } },
      [
        'Lena · Project: 2 photos',
        '2 new messages in Project: Lena: 2 photos',
        '3 new messages in Project: Lena: 2 photos',
      ],
    ],
    [
      'ar-EG',
      null,
      {},
      ['Lena: رسالة جديدة', `Lena: رسائل جديدة: ${arabic(2)}`, `Lena: رسائل جديدة: ${arabic(3)}`],
    ],
    [
      'ar-EG',
      'Project',
      { text: 'نعم' },
      [
        'Lena · Project: نعم',
        `رسائل جديدة في Project: ${arabic(2)}: Lena: نعم`,
        `رسائل جديدة في Project: ${arabic(3)}: Lena: نعم`,
      ],
    ],
  ] as const)(
    'says in %s how many it folds into one, in the room %j, with %j',
    async (language, room, what, said) => {
      jest.spyOn(navigator, 'language', 'get').mockReturnValue(language);
      for (const seq of [1, 2, 3]) await device.deliver({ ...message('a', seq), room, ...what });
      expect(device.said).toEqual(said);
      expect(device.onScreen.size).toBe(1);
    },
  );

  it('says how many are unread, not how many arrived', async () => {
    jest.spyOn(navigator, 'language', 'get').mockReturnValue('en-GB');
    await device.deliver({ ...message('a', 5), unread: 5 });
    expect(device.said).toEqual(['Lena: 5 new messages']);
  });

  it('shows a change of what is on the screen, not of what was put away, and not instead of what never came', async () => {
    await device.deliver({ ...message('a', 2), text: 'goes', unread: 2 });
    await device.deliver({ ...message('a', 1), text: 'stays', unread: 1, isChange: true });
    expect(device.said.at(-1)).toBe('Lena: stays');
    device.onScreen.clear();
    await device.deliver({ ...message('a', 2), text: 'edited', unread: 1, isChange: true });
    expect(device.onScreen.size).toBe(0);
    await device.deliver({ ...message('b', 3), text: 'new here', unread: 1, isChange: true });
    expect(device.said.at(-1)).toBe('Lena: new here');
  });

  it('goes on after a push that could not be shown', async () => {
    jest.spyOn(device.cache, 'match').mockRejectedValueOnce(new Error('the disk is full'));
    await expect(device.deliver(message('a', 1))).rejects.toThrow('the disk is full');
    await device.deliver(message('a', 2));
    expect(device.shown).toEqual([{ room: 'a', seq: 2 }]);
  });

  it(`shows each of ${PUSHES} pushes at most once, and none that was read, however they arrive`, async () => {
    const [newest, read] = [new Map<string, number>(), new Map<string, number>()];
    const again: PushPayload[] = [];
    for (let sent = 0; sent < PUSHES; sent += BURST) {
      const burst = Array.from({ length: BURST }, (): PushPayload => {
        const old = chance(4) === 0 ? again[chance(again.length || 1)] : undefined;
        if (old) return old;
        const room = `room ${chance(ROOMS)}`;
        const seq = newest.get(room) ?? 0;
        if (seq > 0 && chance(10) === 0) return { kind: 'read', chatRoomId: room, seq: chance(seq) + 1 };
        newest.set(room, seq + 1);
        again.push(message(room, seq + 1));
        return message(room, seq + 1);
      }).sort(() => chance(3) - 1);
      const before = device.shown.length;
      await Promise.all([...burst, ...burst.slice(0, 5)].map((push) => device.deliver(push)));
      // What was read before this burst is not shown by it.
      for (const { room, seq } of device.shown.slice(before))
        expect(seq).toBeGreaterThan(read.get(room) ?? 0);
      for (const { kind, chatRoomId, seq } of burst)
        if (kind === 'read') read.set(chatRoomId, Math.max(seq, read.get(chatRoomId) ?? 0));
      if (chance(3) === 0) device.wake();
    }
    const keys = device.shown.map(({ room, seq }) => `${room} ${seq}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBeGreaterThan(PUSHES / 4);
    for (const [room, { data }] of device.onScreen) expect(data?.seq).toBeGreaterThan(read.get(room) ?? 0);
  });
});
