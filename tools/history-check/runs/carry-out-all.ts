import type { HistoryEvent } from '../history/events.ts';
import { describeRun } from '../report/print.ts';
import { recordOf, type Proved, type RunRecord } from './record.ts';
import { carryOut, isClean, type Plan } from './run.ts';

export interface Sitting {
  seed: number;
  keep: boolean;
  proved: Proved;
  /** Nothing new is begun after this, in milliseconds of `performance.now()`. */
  until: number;
  /** Called with each run that has ended. */
  record?: (record: RunRecord) => void;
}

export interface Results {
  records: RunRecord[];
  /** The clean history with the most in it: the seeded faults are planted there. */
  richest: readonly HistoryEvent[];
  /** Plans for which there was no time. */
  left: number;
}

/** Runs the plans one after the other, each with a seed of its own, and says what came of each. */
export async function carryOutAll(plans: readonly Plan[], sitting: Sitting): Promise<Results> {
  const results: Results = { records: [], richest: [], left: 0 };
  for (const [index, plan] of plans.entries()) {
    if (index > 0 && performance.now() > sitting.until) {
      results.left = plans.length - index;
      break;
    }
    const outcome = await carryOut(plan, sitting.seed + index, sitting.keep);
    const record = recordOf(outcome, sitting.proved);
    console.log(describeRun(record));
    sitting.record?.(record);
    results.records.push(record);
    const isUsable =
      !plan.control && outcome.broke === undefined && isClean(outcome.findings) && !plan.without;
    if (isUsable && outcome.events.length > results.richest.length) results.richest = outcome.events;
  }
  return results;
}
