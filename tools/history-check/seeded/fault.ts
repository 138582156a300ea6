import type { CheckId } from '../checks/check.ts';
import type { HistoryEvent } from '../history/events.ts';
import type { Random } from '../random.ts';

/** A fault that a server could have, done to a recorded history of one that has none. */
export interface SeededFault {
  name: string;
  /** The check that must notice; others may too. */
  caughtBy: CheckId;
  /** Adds to a history what the fault needs to exist, such as a removal; without a fault in it. */
  prepare?(events: HistoryEvent[], random: Random): void;
  /** Changes the history as the fault would have. @throws when the history has no place for it. */
  plant(events: HistoryEvent[], random: Random): void;
}
