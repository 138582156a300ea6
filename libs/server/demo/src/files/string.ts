import { diceFrom } from '../script/dice';

/** Samples of a second: as of a telephone, which is enough for a string. */
export const SAMPLE_RATE = 8_000;

/** What is left of a tone after each turn of the string. */
const LOSS = 0.996;
const LOUDEST = 30_000;

/**
 * A plucked string (Karplus and Strong, 1983): noise that goes around, and is averaged each time. One note follows the
 * other, all of them ring on to the end of `seconds`.
 */
export function plucked(frequencies: readonly number[], seconds: number): Int16Array {
  const sound = new Float64Array(Math.round(seconds * SAMPLE_RATE));
  const apart = Math.floor(sound.length / (frequencies.length + 1));
  for (const [index, frequency] of frequencies.entries()) addNote(sound, index * apart, frequency);
  const peak = sound.reduce((highest, value) => Math.max(highest, Math.abs(value)), 0);
  return Int16Array.from(sound, (value) => Math.round((value / peak) * LOUDEST));
}

function addNote(sound: Float64Array, start: number, frequency: number): void {
  const dice = diceFrom(`string:${frequency}`);
  const delay = Math.round(SAMPLE_RATE / frequency);
  const line = Float64Array.from({ length: delay }, () => dice.int(-1_000, 1_000) / 1_000);
  for (let at = start; at < sound.length; at += 1) {
    const place = (at - start) % delay;
    const value = line[place] ?? 0;
    sound[at] = (sound[at] ?? 0) + value;
    line[place] = (LOSS * (value + (line[(place + 1) % delay] ?? 0))) / 2;
  }
}
