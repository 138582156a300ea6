import { diceFrom, type Dice } from './dice';
import type { Said } from './turn';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The course began this long ago: nobody wrote before. */
const COURSE_MS = 40 * 24 * HOUR;

/** When each message was written: ascending milliseconds since 1970, the last one at `end`. Reckoned back from there. */
export function timesOf(seed: string, exchanges: readonly (readonly Said[])[], end: number): number[] {
  const dice = diceFrom(seed);
  const longestBreak = COURSE_MS / exchanges.length;
  const times: number[][] = [];
  let until = end;
  for (const turns of exchanges.toReversed()) {
    const pauses = turns.map((turn, index) => (index === 0 ? 0 : pause(dice, turn, turns[index - 1])));
    const start = until - pauses.reduce((total, length) => total + length, 0);
    let at = times.length === 0 ? start : awake(dice, start);
    until = at - Math.min(longestBreak, dice.int(2, 72) * HOUR) - dice.int(0, 59) * MINUTE;
    times.unshift(pauses.map((length) => (at += length)));
  }
  return times.flat();
}

/** Nobody begins at night (UTC): what would is moved to the evening before. */
function awake(dice: Dice, at: number): number {
  const hour = new Date(at).getUTCHours();
  if (hour >= 6 && hour < 21) return at;
  return at - (((hour + 24 - 20) % 24) + dice.int(0, 4)) * HOUR;
}

/** A person goes on after seconds, the other one answers after minutes; longer messages take longer to write. */
function pause(dice: Dice, turn: Said, before: Said | undefined): number {
  const writing = turn.text.length * 60;
  const thinking = turn.from === before?.from ? dice.int(5, 40) * SECOND : dice.int(40, 540) * SECOND;
  return writing + thinking;
}
