import type { Message } from '@officehours/contracts';
import { NO_CHANGES, type ChangeCursor } from './change-cursor';

/**
 * What this browser holds of one room's message log.
 *
 * `seq` has no holes on the server, so a hole here means something that was missed: the log is a set of runs, and which
 * ones follows from the numbers alone. Live events and fetched pages may come in any order and more than once.
 */
export interface RoomLog {
  /** Life of the database these messages belong to; null until the first page says it. */
  epoch: string | null;
  /** Ascending by `seq`, one message each. */
  messages: readonly Message[];
  /** The newest `seq` known to exist. */
  lastSeq: number;
  /** The oldest `seq` that exists for this person. */
  firstSeq: number;
  /** End of the run that live messages continue, and from which catching up goes on; null until the first page. */
  tail: number | null;
  /** Which changes to messages that were there already have been seen. */
  changes: ChangeCursor;
}

export const EMPTY_LOG: RoomLog = {
  epoch: null,
  messages: [],
  lastSeq: 0,
  firstSeq: 1,
  tail: null,
  changes: NO_CHANGES,
};

/** Index of `seq`, or of the first greater one. */
export function indexOfSeq(messages: readonly Message[], seq: number): number {
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (messages[middle]!.seq < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The bounds `[start, end)` of the run without holes that holds `seq`; empty when `seq` is not there. */
export function runAround(messages: readonly Message[], seq: number): [start: number, end: number] {
  const at = indexOfSeq(messages, seq);
  if (messages[at]?.seq !== seq) return [at, at];
  // In a run, seq minus index is constant, and over the whole array it never falls: both ends can be bisected.
  const offset = seq - at;
  const reaches = (index: number, wanted: number) => messages[index]!.seq - index >= wanted;
  const bisect = (low: number, high: number, wanted: number) => {
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (reaches(middle, wanted)) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  return [bisect(0, at, offset), bisect(at, messages.length, offset + 1)];
}

/** With more than this many messages missing after the live run, the reader fetches on instead of being flooded. */
export const CATCH_UP_LIMIT = 1_000;

/** Whether something is known to exist that the log lacks: messages after its live run, or changes. */
export function isBehind(log: RoomLog): boolean {
  return log.tail !== null && (log.tail < log.lastSeq || log.changes.ahead.length > 0);
}

export function isFarBehind(log: RoomLog): boolean {
  return log.tail !== null && log.lastSeq - log.tail > CATCH_UP_LIMIT;
}
