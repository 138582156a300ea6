import { Injectable } from '@nestjs/common';
import { Clock, Coalesced, DomainEvents, Suspensions } from '@officehours/platform';
import { SuspensionRepository } from './suspension.repository';

/** What another node did is known after this at the latest, also when its news was lost; what this one did at once. */
const REMEMBER_MS = 10_000;
const CAPACITY = 10_000;

/** Who is suspended, remembered for a while, since every request and every handshake asks. */
@Injectable()
export class StoredSuspensions extends Suspensions {
  private readonly known = new Map<string, { isSuspended: Promise<boolean>; until: number }>();
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
    events.on('person.stale', ({ personId }) => void this.known.delete(personId));
  }

  isSuspended(personId: string): Promise<boolean> {
    const now = this.clock.now().getTime();
    const entry = this.known.get(personId);
    if (entry && entry.until > now) return entry.isSuspended;
    const isSuspended = this.look.ask(personId).then((found) => found === true);
    this.known.delete(personId);
    this.known.set(personId, { isSuspended, until: now + REMEMBER_MS });
    isSuspended.catch(() => this.known.delete(personId));
    if (this.known.size > CAPACITY) this.dropOldest();
    return isSuspended;
  }

  private dropOldest(): void {
    const [oldest] = this.known.keys();
    if (oldest !== undefined) this.known.delete(oldest);
  }
}
