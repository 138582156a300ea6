import type { RunRecord } from './record.ts';

/** Kills and cuts of one kind or all kinds: how many there were and how many hit a send under way. */
export interface Kills {
  count: number;
  hit: number;
  inFlight: number[];
}

/** The share of kills that must hit something, or the run shows nothing. */
export const HIT_SHARE = 0.9;

export function killsOf(records: readonly RunRecord[]): Kills {
  const inFlight = records.flatMap((record) => record.inFlight);
  return { count: inFlight.length, hit: inFlight.filter((sends) => sends > 0).length, inFlight };
}
