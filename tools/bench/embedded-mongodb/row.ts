/** One line of the result. */
export interface Row {
  what: string;
  ratio: number;
  goal: { least: number; most?: undefined } | { most: number; least?: undefined } | undefined;
  /** The figures behind the ratio, with their units. */
  detail: string;
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
};

/** Milliseconds that something takes. */
export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};
