import type { HistoryEvent } from '../history/events.ts';
import { Random } from '../random.ts';
import { seededFaults } from './all.ts';
import { plantAndJudge } from './plant.ts';

/** Whether one seeded fault was caught wherever it was planted. */
export interface FaultResult {
  name: string;
  caught: number;
  planted: number;
  alarms: string[];
}

/** Plants each seeded fault at several random places of a clean history. The checker must catch every one. */
export function selfTest(clean: readonly HistoryEvent[], seed: number, places: number): FaultResult[] {
  const random = new Random(seed);
  return seededFaults.map((fault) => {
    const results = Array.from({ length: places }, () => plantAndJudge(fault, clean, random.fork()));
    return {
      name: fault.name,
      caught: results.filter(({ caught }) => caught).length,
      planted: places,
      alarms: results.flatMap(({ alarms }) => alarms),
    };
  });
}

export function passed({ caught, planted, alarms }: FaultResult): boolean {
  return caught === planted && alarms.length === 0;
}
