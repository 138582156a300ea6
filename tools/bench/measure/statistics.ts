/** The value below which this share of the values lies (nearest rank). NaN for none. */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) return NaN;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] as number;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Median, smallest and largest of several samples. */
export interface Spread {
  median: number;
  low: number;
  high: number;
}

export function spread(values: readonly number[]): Spread {
  return { median: median(values), low: Math.min(...values), high: Math.max(...values) };
}

/** A sample, and the share of the machine that others used meanwhile. */
export interface Sample<T> {
  value: T;
  foreign: number;
}

const QUIET = 0.08;

/** The samples during which others used less than 8 % of the machine; where those are few, the quieter half. */
export function quiet<T>(samples: readonly Sample<T>[]): Sample<T>[] {
  const calm = samples.filter(({ foreign }) => foreign < QUIET);
  if (calm.length * 2 >= samples.length) return calm;
  const sorted = [...samples].sort((a, b) => a.foreign - b.foreign);
  return sorted.slice(0, Math.ceil(samples.length / 2));
}

/** Median over the quiet samples of one figure of each. */
export function quietMedian<T>(samples: readonly Sample<T>[], figure: (value: T) => number): number {
  return median(quiet(samples).map(({ value }) => figure(value)));
}
