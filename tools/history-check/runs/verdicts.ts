import { guarantees, type Guarantee } from './guarantees.ts';
import { acknowledged, killsOf } from './kills.ts';
import type { Outcome } from './run.ts';

/** What the runs say of one guarantee. */
export interface Verdict {
  id: string;
  name: string;
  /** Undefined when nothing that was run says anything of it. */
  held?: boolean;
  violations: string[];
  messages: number;
  kills: number;
}

/** Judges every guarantee by the runs that show it. */
export function verdictsOf(outcomes: readonly Outcome[]): Verdict[] {
  return guarantees.map((guarantee) => verdictOf(guarantee, outcomes));
}

function verdictOf(guarantee: Guarantee, all: readonly Outcome[]): Verdict {
  const { id, name, runs, checks, onlyWith, measures } = guarantee;
  const outcomes = all.filter(
    (outcome) =>
      (runs?.includes(outcome.plan.name) ?? true) &&
      (onlyWith?.(outcome) ?? true) &&
      !(checks.length > 0 && checks.every((check) => outcome.plan.without?.includes(check))),
  );
  const figures = { messages: sum(outcomes.map(acknowledged)), kills: killsOf(outcomes).count };
  if (outcomes.length === 0) return { id, name, violations: [], ...figures };
  const violations = outcomes.flatMap((outcome) => violationsOf(guarantee, outcome));
  const found = [...violations, ...(measures?.(outcomes.filter(({ broke }) => broke === undefined)) ?? [])];
  return { id, name, held: found.length === 0, violations: found, ...figures };
}

/** A run that was not brought to its end fails what it was made to show; what all runs show, the others show. */
function violationsOf({ checks, runs }: Guarantee, { plan, seed, broke, findings }: Outcome): string[] {
  const where = `${plan.name}, seed ${seed}`;
  if (broke !== undefined) return runs || checks.length === 0 ? [`${where}: ${broke}`] : [];
  return checks.flatMap((check) =>
    (findings.get(check) ?? []).map((violation) => `${where}: ${check}: ${violation}`),
  );
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
