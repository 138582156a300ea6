import { guarantees, type Guarantee } from './guarantees.ts';
import { killsOf } from './kills.ts';
import type { RunRecord } from './record.ts';

/** What the runs say of one guarantee. */
export interface Verdict {
  id: string;
  name: string;
  /** Undefined when nothing that was run says anything of it. */
  held?: boolean;
  violations: string[];
  /** Runs that were not brought to their end; they show nothing, for or against. */
  unfinished: string[];
  messages: number;
  /** What was there besides, such as `512 files`. */
  besides?: string;
  kills: number;
  /** What the full size asks for. */
  bar?: string;
  /** Runs that were counted. */
  runs: number;
}

/** Judges every guarantee by the runs that show it. */
export function verdictsOf(records: readonly RunRecord[]): Verdict[] {
  return guarantees.map((guarantee) => verdictOf(guarantee, records));
}

function verdictOf(guarantee: Guarantee, all: readonly RunRecord[]): Verdict {
  const { id, name, bar, runs, checks, counts, onlyWith, measures, control } = guarantee;
  const own = all.filter(
    (record) =>
      !record.control &&
      (runs?.includes(record.plan) ?? true) &&
      (onlyWith?.(record) ?? true) &&
      !(checks.length > 0 && checks.every((check) => record.without.includes(check))),
  );
  // What did not end counts for nothing.
  const ended = own.filter(({ broke }) => broke === undefined);
  const messages = ended.reduce((sum, { acknowledged }) => sum + acknowledged, 0);
  const besides = counts && `${ended.reduce((sum, record) => sum + counts.of(record), 0)} ${counts.what}`;
  const figures = { messages, besides, kills: killsOf(ended).count, bar, runs: ended.length };
  if (own.length === 0) return { id, name, violations: [], unfinished: [], ...figures };
  const unfinished = own.flatMap((record) => unfinishedOf(guarantee, record));
  const controls = all.filter((record) => record.control && control === record.plan);
  const found = [
    ...own.flatMap((record) => violationsOf(guarantee, record)),
    ...(measures?.(ended, controls) ?? []),
  ];
  return { id, name, held: found.length === 0, violations: found, unfinished, ...figures };
}

/** Held, and by every run that was made to show it. */
export function passes({ held, unfinished }: Verdict): boolean {
  return held === true && unfinished.length === 0;
}

/** A run that was not brought to its end fails what it was made to show; what all runs show, the others show. */
function unfinishedOf({ checks, runs }: Guarantee, { plan, seed, broke }: RunRecord): string[] {
  const isShown = runs !== undefined || checks.length === 0;
  return broke !== undefined && isShown ? [`${plan}, seed ${seed}: ${broke}`] : [];
}

function violationsOf({ checks }: Guarantee, { plan, seed, broke, violations }: RunRecord): string[] {
  const where = `${plan}, seed ${seed}`;
  if (broke !== undefined) return [];
  return checks.flatMap((check) =>
    (violations[check] ?? []).map((violation) => `${where}: ${check}: ${violation}`),
  );
}
