import type { SendEvent } from '../history/events.ts';
import type { Outcome } from './run.ts';

const valuesOf = (outcomes: readonly Outcome[], name: string): number[] =>
  outcomes.flatMap(({ facts }) => facts.get(name) ?? []);

/** Every measurement of this name is at most `limit`. */
export function atMost(outcomes: readonly Outcome[], name: string, limit: number): string[] {
  const slow = valuesOf(outcomes, name).filter((value) => value > limit);
  return slow.length > 0 ? [`${name}: ${Math.round(Math.max(...slow))}, more than ${limit}`] : [];
}

/** No measurement of this name is 0. */
export function someOf(outcomes: readonly Outcome[], name: string): string[] {
  return valuesOf(outcomes, name).some((value) => value === 0) ? [`${name}: none`] : [];
}

/** Every process that was asked to end left with 0. */
export function exitedCleanly(outcomes: readonly Outcome[]): string[] {
  const codes = valuesOf(outcomes, 'exit codes after SIGTERM').filter((code) => code !== 0);
  return codes.length > 0 ? [`exit codes after SIGTERM: ${codes.join(', ')}`] : [];
}

/** The same id with other content, and a quote of what was deleted meanwhile, are meant to be refused. */
const isMeant = ({ err, quoted }: SendEvent): boolean =>
  err === 'idempotency_conflict' || (err === 'not_found' && quoted !== undefined);

/** No honest send was refused for good. */
export function refusedSends(outcomes: readonly Outcome[]): string[] {
  const refused = outcomes.flatMap(({ events }) =>
    events.filter((event) => event.op === 'send' && event.phase === 'fail' && !isMeant(event)),
  );
  const codes = new Set(refused.map((event) => ('err' in event ? event.err : '')));
  return refused.length > 0 ? [`${refused.length} sends were refused: ${[...codes].join(', ')}`] : [];
}

/** A database that is away is `unavailable`, which says that trying again helps; never `internal`. */
export function answeredInternal(outcomes: readonly Outcome[]): string[] {
  const answers = outcomes.flatMap(({ events }) =>
    events.filter((event) => event.op === 'send' && event.err === 'internal'),
  );
  return answers.length > 0 ? [`${answers.length} sends were answered \`internal\``] : [];
}
