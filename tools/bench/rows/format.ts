import { quiet, spread, type Sample } from '../measure/statistics.ts';

/** A figure with as many digits as mean something. */
export const short = (value: number): string =>
  Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(2);

/** `name 1.2 ms (1.1–1.5)`: median and range of one figure over the quiet samples. */
export function figure<T>(
  name: string,
  samples: readonly Sample<T>[],
  of: (value: T) => number,
  unit: string,
): string {
  const { median, low, high } = spread(quiet(samples).map(({ value }) => of(value)));
  return `${name} ${short(median)}${unit} (${short(low)}–${short(high)})`;
}
