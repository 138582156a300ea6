import type { Id, User } from '@officehours/contracts';
import type { Officehours } from '../client/officehours';
import type { Shelf } from '../offline/shelf';

export type LoadShelf = () => Promise<Shelf>;

/** What the signed-in person last saw here. Where the browser keeps nothing, all of it does nothing. */
export class KeptSession {
  private endKeeping: (() => void) | null = null;
  private current: Officehours | null = null;

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
  async keep(client: Officehours, user: User): Promise<void> {
    this.stop();
    this.current = client;
    try {
      const shelf = await this.load();
      if (this.current === client) this.endKeeping = shelf.keep(client, user);
    } catch {
      // Nothing is kept: a start without network says so then.
    }
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
    this.current = null;
  }
}
