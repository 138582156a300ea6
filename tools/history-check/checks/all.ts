import type { HistoryEvent } from '../history/events.ts';
import { History } from '../history/history.ts';
import { ackedIsKept } from './acked-is-kept.ts';
import { changesConverge } from './changes-converge.ts';
import type { Check, CheckId } from './check.ts';
import { converges } from './converges.ts';
import { exactlyOnce } from './exactly-once.ts';
import { filesAreWhole } from './files-are-whole.ts';
import { heardLive } from './heard-live.ts';
import { noGaps } from './no-gaps.ts';
import { noGhosts } from './no-ghosts.ts';
import { noLeaks } from './no-leaks.ts';
import { oneOrder } from './one-order.ts';
import { toldOnce } from './told-once.ts';
import { trueToTime } from './true-to-time.ts';
import { retriesAgree } from './retries-agree.ts';
import { storedWasSent } from './stored-was-sent.ts';
import { unreadAgrees } from './unread-agrees.ts';

/** Every check. A new one is a file and a line here. */
export const checks: readonly Check[] = [
  ackedIsKept,
  storedWasSent,
  exactlyOnce,
  retriesAgree,
  oneOrder,
  trueToTime,
  noGaps,
  noGhosts,
  unreadAgrees,
  noLeaks,
  changesConverge,
  converges,
  heardLive,
  filesAreWhole,
  toldOnce,
];

/** What each check found; checks that found nothing have an empty list. */
export type Findings = ReadonlyMap<CheckId, readonly string[]>;

/** Runs all checks over a history. */
export function judge(events: readonly HistoryEvent[], without: readonly CheckId[] = []): Findings {
  const history = new History(events);
  return new Map(
    checks.filter(({ id }) => !without.includes(id)).map((check) => [check.id, check.violations(history)]),
  );
}

/** What one check finds in a history. */
export function look(id: CheckId, events: readonly HistoryEvent[]): string[] {
  const check = checks.find((each) => each.id === id);
  if (!check) throw new Error(`there is no check ${id}`);
  return check.violations(new History(events));
}
