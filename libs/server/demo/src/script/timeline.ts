import { diceFrom, type Dice } from './dice';
import type { Turn } from './turn';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The course began this long ago: nobody wrote before. */
const COURSE_MS = 40 * 24 * HOUR;

/** When each message was written: ascending milliseconds since 1970, the last one at `end`. */
export function timesOf(seed: string, exchanges: readonly Turn[][], end: number): number[] {
  const dice = diceFrom(seed);
  const paces = exchanges.map((turns) =>
    turns.map((turn, index) => (index === 0 ? 0 : pause(dice, turn, turns[index - 1]))),
  );
  const busy = paces.flat().reduce((total, pace) => total + pace, 0);
  const longest = Math.max(0, COURSE_MS - busy) / Math.max(1, exchanges.length);
  let at = end - busy;
  const breaks = paces.map((_, index) =>
    index === 0 ? 0 : Math.min(longest, dice.int(2, 72) * HOUR) + dice.int(0, 59) * MINUTE,
  );
  at -= breaks.reduce((total, rest) => total + rest, 0);
  return paces.flatMap((pace, index) => {
    at += breaks[index] ?? 0;
    return pace.map((step) => (at += step));
  });
}

/** A person goes on after seconds, the other one answers after minutes; longer messages take longer to write. */
function pause(dice: Dice, turn: Turn, before: Turn | undefined): number {
  const writing = turn.text.length * 60;
  const thinking = turn.from === before?.from ? dice.int(5, 40) * SECOND : dice.int(40, 540) * SECOND;
  return writing + thinking;
}
