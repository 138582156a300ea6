import type { Id, PresenceEvent } from '@officehours/contracts';
import { applyPresence, type Present } from './apply-presence';

/** Who came and went since the connection was made: newer than any answer that was under way meanwhile. */
export class PresenceBoard {
  private readonly seen = new Map<Id, boolean>();

  receive({ userId, online }: PresenceEvent): void {
    this.seen.set(userId, online);
  }

  /** The people of an answer, as they are now. */
  correct<T extends Present>(people: readonly T[]): T[] {
    const events = people.flatMap(({ id }) => {
      const online = this.seen.get(id);
      return online === undefined ? [] : [{ userId: id, online }];
    });
    return events.reduce<readonly T[]>(applyPresence, people) as T[];
  }

  clear(): void {
    this.seen.clear();
  }
}
