import type { CheckId } from '../checks/check.ts';
import type { Findings } from '../checks/all.ts';
import type { HistoryEvent, SendEvent } from '../history/events.ts';
import type { Outcome } from './run.ts';

/** Violations kept of one check in one run; how many there were is kept too. */
const KEPT = 10;

/** What was run: where it was made from, and which build it is. */
export interface Proved {
  commit: string;
  build: string;
}

/** What a run came to, small enough to be kept in a file: from these the page is written, over many sittings. */
export interface RunRecord extends Proved {
  plan: string;
  /** A negative control: the product was made to lose, and the checks must have said so. */
  control: boolean;
  without: CheckId[];
  seed: number;
  seconds: number;
  broke?: string;
  folder: string;
  /** The first violations of each check that found any. */
  violations: Partial<Record<CheckId, string[]>>;
  found: number;
  facts: Record<string, number[]>;
  /** For each kill or cut, how many sends were under way. */
  inFlight: number[];
  /** Messages that were acknowledged at least once. */
  acknowledged: number;
  changes: number;
  /** Uploads that were acknowledged. */
  files: number;
  /** Pushes that showed a message. */
  told: number;
  /** Codes with which honest sends were refused for good. */
  refused: string[];
  answeredInternal: number;
  /** Milliseconds until everyone had everything; null: never. */
  converged: (number | null)[];
}

export function recordOf(outcome: Outcome, proved: Proved): RunRecord {
  const { plan, seed, seconds, broke, folder, findings, facts, events } = outcome;
  const sends = events.filter((event) => event.op === 'send');
  const gone = new Set(
    events.flatMap((event) =>
      event.op === 'member' && event.last !== null ? `${event.room} ${event.person}` : [],
    ),
  );
  return {
    plan: plan.name,
    control: plan.control ?? false,
    without: [...(plan.without ?? [])],
    ...proved,
    seed,
    seconds,
    ...(broke !== undefined && { broke }),
    folder,
    violations: firstOf(findings),
    found: [...findings.values()].reduce((sum, own) => sum + own.length, 0),
    facts: Object.fromEntries([...facts].map(([name, values]) => [name, [...values]])),
    inFlight: events.flatMap((event) => killHit(event)),
    acknowledged: new Set(sends.flatMap(({ phase, cmid }) => (phase === 'ok' ? cmid : []))).size,
    changes: events.filter(({ op }) => op === 'change').length,
    files: events.filter((event) => event.op === 'upload' && event.phase === 'ok').length,
    told: events.filter((event) => event.op === 'push' && event.rings).length,
    refused: [...new Set(sends.filter((send) => isRefusal(send, gone)).map(({ err }) => err ?? ''))],
    answeredInternal: sends.filter(({ err }) => err === 'internal').length,
    converged: events.flatMap((event) => (event.op === 'converged' ? [event.ms] : [])),
  };
}

/** Whether a run did what it is for: nothing found, or, of a control, something. */
export function isAsItShould({ broke, found, control, violations }: RunRecord): boolean {
  if (control) return (violations.C1?.length ?? 0) > 0;
  return broke === undefined && found === 0;
}

function firstOf(findings: Findings): RunRecord['violations'] {
  const broken = [...findings].filter(([, own]) => own.length > 0);
  return Object.fromEntries(broken.map(([check, own]) => [check, own.slice(0, KEPT)]));
}

function killHit(event: HistoryEvent): number[] {
  return event.op === 'fault' && event.phase === 'begin' && event.inFlight !== undefined
    ? [event.inFlight]
    : [];
}

/** The same id with other content, a quote of what was deleted meanwhile, and who is gone, are meant to be refused. */
function isRefusal({ phase, err, quoted, room, person }: SendEvent, gone: ReadonlySet<string>): boolean {
  const isMissing = quoted !== undefined || gone.has(`${room} ${person}`);
  const isMeant = err === 'idempotency_conflict' || (err === 'not_found' && isMissing);
  return phase === 'fail' && !isMeant;
}
