import { type Measured, percentile90 } from './measure.ts';

/** How long things of one kind may be, in lines. */
export interface Limit {
  kind: string;
  p90: number;
  most: number;
}

export const fileLimit: Limit = { kind: 'files', p90: 120, most: 250 };
export const functionLimit: Limit = { kind: 'functions', p90: 30, most: 60 };

/** What breaks the limit: each thing that is too long, and the tail as a whole with the ones that make it. */
export function tooLong(measured: Measured[], { kind, p90, most }: Limit): string[] {
  const longest = measured.toSorted((a, b) => b.lines - a.lines);
  const list = (some: Measured[]) => some.map(({ name, lines }) => `${lines} lines: ${name}`);
  const over = list(longest.filter(({ lines }) => lines > most)).map((line) => `${line} (at most ${most})`);
  const actual = percentile90(measured);
  if (actual <= p90) return over;
  return [
    ...over,
    `90 % of all ${kind} have up to ${actual} lines, not ${p90}; the longest:`,
    ...list(longest.slice(0, 10)),
  ];
}
