import type { KeyField } from '../keys/index-keys.ts';
import type { Collection } from '../storage/collection.ts';
import type { Matcher } from './matcher.ts';
import { makePlan, type Plan, type Wish } from './planner.ts';
import { pause, scan, type ScanStats, type Step } from './scan.ts';
import { noScore } from '../text/scores.ts';
import { scoreField, sortInMemory } from './sort.ts';

export interface Query {
  matcher: Matcher;
  sort: readonly KeyField[];
  skip: number;
  /** Infinity when there is none. */
  limit: number;
  hint?: Wish['hint'];
}

/** A query under way, with the plan it follows. */
export interface Run {
  plan: Plan;
  stats: ScanStats;
  steps: Generator<Step>;
}

/** For `$indexStats`. */
const noteUse = (plan: Plan, collection: Collection): void => {
  if (plan.kind === 'index') plan.index.uses++;
  else if (plan.kind === 'id') collection.idIndex.uses++;
  else if (plan.kind === 'union') for (const part of plan.plans) noteUse(part, collection);
};

const asksForWords = (matcher: Matcher): boolean => matcher.conjuncts().some(({ kind }) => kind === 'text');

export const runQuery = (collection: Collection, query: Query): Run => {
  if (query.sort.some(({ name }) => name === scoreField) && !asksForWords(query.matcher)) throw noScore();
  const plan = makePlan(collection, query.matcher, { sort: query.sort, hint: query.hint });
  noteUse(plan, collection);
  const stats: ScanStats = { keys: 0, documents: 0 };
  const wanted = query.skip + query.limit;
  const rows = plan.sorted && plan.rest.length === 0 ? wanted : Infinity;
  const found = scan(collection, plan, rows, stats);
  const ordered = plan.sorted ? found : sortInMemory(found, query.sort, wanted);
  return { plan, stats, steps: window(ordered, query.skip, query.limit) };
};

function* window(steps: Iterable<Step>, skip: number, limit: number): Generator<Step> {
  if (limit === 0) return;
  let seen = 0;
  for (const step of steps) {
    if (step === pause) {
      yield pause;
      continue;
    }
    if (seen++ < skip) continue;
    yield step;
    if (seen - skip >= limit) return;
  }
}
