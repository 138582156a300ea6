import type { Id, PresenceEvent } from '@officehours/contracts';
import { applyPresence, type Present } from './apply-presence';

/** Who came and went since the connection was made: newer than any answer that was under way meanwhile. */
export class PresenceBoard {
  private readonly seen = new Map<Id, PresenceEvent>();

  receive(event: PresenceEvent): void {
    this.seen.set(event.userId, event);
  }

  /** The people of an answer, as they are now. */
  correct<T extends Present>(people: readonly T[]): T[] {
    const events = people.flatMap(({ id }) => this.seen.get(id) ?? []);
    return events.reduce<readonly T[]>(applyPresence, people) as T[];
  }

  clear(): void {
    this.seen.clear();
  }
}
