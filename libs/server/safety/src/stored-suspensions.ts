import { Injectable } from '@nestjs/common';
import { Clock, Coalesced, DomainEvents, Suspensions } from '@officehours/platform';
import { SuspensionRepository } from './suspension.repository';

/** What another node did is known after this at the latest, also when its news was lost; what this one did at once. */
const REMEMBER_MS = 10_000;
const CAPACITY = 10_000;

interface Entry {
  isSuspended: Promise<boolean>;
  until: number;
  /** News came of it: a database that was asked before that may have answered otherwise. */
  isOld: boolean;
}

/** Who is suspended, remembered for a while, since every request and every handshake asks. */
@Injectable()
export class StoredSuspensions extends Suspensions {
  private readonly known = new Map<string, Entry>();
  private readonly look = new Coalesced<boolean>(async (ids) => {
    const found = await this.suspensions.among(ids);
    return new Map(ids.map((id) => [id, found.has(id)]));
  });

  constructor(
    private readonly suspensions: SuspensionRepository,
    private readonly clock: Clock,
    events: DomainEvents,
  ) {
    super();
    events.on('person.stale', ({ personId }) => {
      const entry = this.known.get(personId);
      if (entry) entry.isOld = true;
      this.known.delete(personId);
    });
  }

  async isSuspended(personId: string): Promise<boolean> {
    const entry = this.entryOf(personId);
    const isSuspended = await entry.isSuspended;
    return entry.isOld ? this.isSuspended(personId) : isSuspended;
  }

  private entryOf(personId: string): Entry {
    const now = this.clock.now().getTime();
    const known = this.known.get(personId);
    if (known && known.until > now) return known;
    const isSuspended = this.look.ask(personId).then((found) => found === true);
    this.known.delete(personId);
    const entry = { isSuspended, until: now + REMEMBER_MS, isOld: false };
    this.known.set(personId, entry);
    isSuspended.catch(() => this.known.delete(personId));
    if (this.known.size > CAPACITY) this.dropOldest();
    return entry;
  }

  private dropOldest(): void {
    const [oldest] = this.known.keys();
    if (oldest !== undefined) this.known.delete(oldest);
  }
}
