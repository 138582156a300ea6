import type { Id, User } from '@officehours/contracts';
import type { Officehours } from '../client/officehours';
import type { Shelf } from '../offline/shelf';
import { Timers } from '../support/timers';

/** What is on the screen first is not yet worth keeping, and its script not worth a place in the queue. */
const KEEP_AFTER_MS = 3_000;

export type LoadShelf = () => Promise<Shelf>;

/** What the signed-in person last saw here. Where the browser keeps nothing, all of it does nothing. */
export class KeptSession {
  private endKeeping: (() => void) | null = null;
  private readonly timers = new Timers<'keep'>();

  constructor(private readonly load: LoadShelf) {}

  /** A client that shows what was kept of this person; null when there is nothing. */
  async open(userId: Id, make: (user: User) => Officehours): Promise<Officehours | null> {
    try {
      const shelf = await this.load();
      const kept = await shelf.find(userId);
      if (!kept) return null;
      const client = make(kept.user);
      shelf.restore(client, kept);
      return client;
    } catch {
      return null;
    }
  }

  /** Keeps what this client shows, instead of the one before. */
  keep(client: Officehours, user: User): void {
    this.stop();
    let isWanted = true;
    this.endKeeping = () => (isWanted = false);
    this.timers.set('keep', KEEP_AFTER_MS, () => {
      // Where it cannot be had nothing is kept: a start without network says so then.
      void this.load().then(
        (shelf) => {
          if (isWanted) this.endKeeping = shelf.keep(client, user);
        },
        () => undefined,
      );
    });
  }

  /** The person is gone: nothing of what they read stays. */
  async wipe(userId: Id | undefined): Promise<void> {
    this.stop();
    if (userId === undefined) return;
    await this.load()
      .then((shelf) => shelf.wipe(userId))
      .catch(() => undefined);
  }

  private stop(): void {
    this.endKeeping?.();
    this.endKeeping = null;
    this.timers.clearAll();
  }
}
