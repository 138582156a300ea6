import { createHash } from 'node:crypto';

/** Chance that is the same on every machine: a seed decides every throw. */
export interface Dice {
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number;
  /** Like `int`, but never 0. */
  nonZero(min: number, max: number): number;
  pick<T>(choices: readonly [T, ...T[]]): T;
  shuffle<T>(items: readonly T[]): T[];
}

export function diceFrom(seed: string): Dice {
  const next = mulberry32(createHash('sha256').update(seed).digest().readUInt32LE(0));
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  return {
    int,
    nonZero: (min, max) => {
      let value = 0;
      while (value === 0) value = int(min, max);
      return value;
    },
    pick: (choices) => choices[int(0, choices.length - 1)] ?? choices[0],
    shuffle: (items) => {
      const keyed = items.map((item) => ({ item, key: next() }));
      return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
    },
  };
}

/** Tommy Ettinger's 32-bit generator: short, and even enough for a course that is made up. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
