import { describeRun } from '../report/print.ts';
import { carryOut, type Outcome, type Plan } from './run.ts';

/** Runs the plans one after the other, each with a seed of its own, and says what came of each. */
export async function carryOutAll(plans: readonly Plan[], seed: number, keep: boolean): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [index, plan] of plans.entries()) {
    const outcome = await carryOut(plan, seed + index, keep);
    console.log(describeRun(outcome));
    outcomes.push(outcome);
  }
  return outcomes;
}
