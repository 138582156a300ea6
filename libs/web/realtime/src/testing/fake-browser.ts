import type { KeyValueStorage } from '../drafts/draft-storage';
import { memoryOutboxStorage } from '../outbox/storage';
import type { Locks } from '../outbox/turn';
import type { OpenTabChannel } from '../support/tab-channel';

type Hear = (message: unknown) => void;

/** What the tabs of one browser share: storage, locks, and a channel. */
export class FakeBrowser {
  readonly outboxStorage = memoryOutboxStorage();
  readonly draftStorage = memoryKeyValueStorage();
  private readonly channels = new Map<string, Set<Hear>>();
  private readonly queues = new Map<string, (() => void)[]>();
  private readonly robbed = new Map<string, () => void>();

  /** A channel as a browser has it: everyone but the sender hears a copy, a moment later. */
  openTabChannel: OpenTabChannel = <T>(name: string, onMessage: (message: T) => void) => {
    const hear: Hear = (message) => onMessage(message as T);
    const others = this.channels.get(name) ?? new Set<Hear>();
    this.channels.set(name, others.add(hear));
    return {
      post: (message: T) => {
        const copy = structuredClone(message);
        for (const other of [...others])
          if (other !== hear) void Promise.resolve().then(() => others.has(other) && other(copy));
      },
      close: () => void others.delete(hear),
    };
  };

  /** Web Locks: one holder of a name at a time, first come first served; but for one who steals. */
  readonly locks: Locks = { request: this.requestLock.bind(this) as Locks['request'] };

  private async requestLock(name: string, ...rest: unknown[]): Promise<unknown> {
    const run = rest.at(-1) as (lock: unknown) => unknown;
    const isOptional = rest.length > 1 && (rest[0] as { ifAvailable?: boolean }).ifAvailable === true;
    if (isOptional && (this.queues.get(name)?.length ?? 0) > 0) return run(null);
    const signal = rest.length > 1 ? (rest[0] as { signal?: AbortSignal }).signal : undefined;
    const queue = this.queues.get(name) ?? [];
    this.queues.set(name, queue);
    const steals = rest.length > 1 && (rest[0] as { steal?: boolean }).steal === true;
    let granted = (): void => undefined;
    await new Promise<void>((resolve, reject) => {
      granted = resolve;
      if (steals) {
        queue.splice(0, 1, resolve);
        this.robbed.get(name)?.();
        return resolve();
      }
      queue.push(resolve);
      if (queue.length === 1) return resolve();
      signal?.addEventListener('abort', () => {
        if (queue.indexOf(resolve) < 1) return;
        queue.splice(queue.indexOf(resolve), 1);
        reject(new DOMException('aborted', 'AbortError'));
      });
    });
    const lost = new Promise((_, reject) =>
      this.robbed.set(name, () => reject(new DOMException('stolen', 'AbortError'))),
    );
    try {
      return await Promise.race([run({ name }), lost]);
    } finally {
      if (queue[0] === granted) {
        queue.shift();
        queue[0]?.();
      }
    }
  }
}

export function memoryKeyValueStorage(): KeyValueStorage {
  const values = new Map<string, string>();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
    key: (index) => [...values.keys()][index] ?? null,
    get length() {
      return values.size;
    },
  };
}

/** `AbortSignal.timeout` by the test's own clock. */
export function fakeTimeouts(): jest.SpyInstance {
  return jest.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(new DOMException('timed out', 'TimeoutError')), ms);
    return controller.signal;
  });
}

/** Rejects when the request is given up, and does nothing else. */
export const whenGivenUp = ({ signal }: Request): Promise<never> =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
