import { judge, look, type Findings } from '../checks/all.ts';
import type { HistoryEvent } from '../history/events.ts';
import type { Random } from '../random.ts';
import type { SeededFault } from './fault.ts';

/** What came of planting one fault in one history. */
export interface Planted {
  fault: SeededFault;
  caught: boolean;
  /** What was found before the fault was planted: must be nothing. */
  alarms: string[];
}

/** Plants a fault in a copy of a clean history and looks whether it is caught. */
export function plantAndJudge(fault: SeededFault, clean: readonly HistoryEvent[], random: Random): Planted {
  const events = structuredClone(clean) as HistoryEvent[];
  fault.prepare?.(events, random);
  const alarms = fault.prepare ? allOf(judge(events)) : [];
  fault.plant(events, random);
  return { fault, caught: look(fault.caughtBy, events).length > 0, alarms };
}

const allOf = (findings: Findings): string[] =>
  [...findings].flatMap(([id, found]) => found.map((one) => `${id}: ${one}`));
