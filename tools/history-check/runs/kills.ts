import type { Outcome } from './run.ts';

/** Kills of one kind or all kinds: how many there were and how many hit a send under way. */
export interface Kills {
  count: number;
  hit: number;
  inFlight: number[];
}

/** The share of kills that must hit something, or the run shows nothing. */
export const HIT_SHARE = 0.9;

export function killsOf(outcomes: readonly Outcome[]): Kills {
  const inFlight = outcomes.flatMap(({ events }) =>
    events.flatMap((event) =>
      event.op === 'fault' && event.phase === 'begin' && event.inFlight !== undefined ? event.inFlight : [],
    ),
  );
  return { count: inFlight.length, hit: inFlight.filter((sends) => sends > 0).length, inFlight };
}

/** Messages that were acknowledged at least once. */
export function acknowledged({ events }: Outcome): number {
  const cmids = events.flatMap((event) => (event.op === 'send' && event.phase === 'ok' ? event.cmid : []));
  return new Set(cmids).size;
}
