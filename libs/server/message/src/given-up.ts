import type { MessageRepository, NewMessage } from './message.repository';
import type { Draft } from './sequencer';
import { keyOf } from './under-way';

const LOOK_EVERY_MS = 5_000;
/** So many looks that the database answered, and what it did not have by then it will not get. */
const LOOKS = 12;

interface Unknown {
  draft: Draft;
  looksLeft: number;
}

/**
 * Messages whose senders were told that nobody knows what became of them. One that stands in the log after all, written late
 * or found by its sender's next try, has still to be told to its room: once.
 */
export class GivenUp {
  private readonly unknown = new Map<string, Unknown>();
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly repository: Pick<MessageRepository, 'findSent'>,
    private readonly found: (message: NewMessage) => void,
  ) {}

  add(draft: Draft): void {
    this.unknown.set(keyOf(draft), { draft, looksLeft: LOOKS });
    this.lookLater();
  }

  /** Whether the stored message is one of them. From then on it is none, and for the caller to tell. */
  take(message: NewMessage): boolean {
    if (this.unknown.size === 0) return false;
    const key = keyOf(message);
    return this.unknown.get(key)?.draft.id === message.id && this.unknown.delete(key);
  }

  /** Tells of a stored message if nobody else will. */
  tell(message: NewMessage): void {
    if (this.take(message)) this.found(message);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.unknown.clear();
  }

  private lookLater(): void {
    if (this.unknown.size === 0) return;
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.look().then(() => this.lookLater());
    }, LOOK_EVERY_MS).unref();
  }

  private async look(): Promise<void> {
    const looked = [...this.unknown];
    const stored = await this.repository.findSent(looked.map(([, { draft }]) => draft)).catch(() => null);
    if (!stored) return;
    for (const message of stored.sort((a, b) => a.seq - b.seq)) this.tell(message);
    for (const [key, one] of looked) if (--one.looksLeft <= 0) this.unknown.delete(key);
  }
}
