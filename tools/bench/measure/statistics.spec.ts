import { median, quantile, quiet, quietMedian, spread } from './statistics.ts';

describe('the statistics of the benchmarks', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);

  it('take quantiles by nearest rank, whatever the order', () => {
    expect(quantile(hundred, 0.5)).toBe(50);
    expect(quantile(hundred, 0.99)).toBe(99);
    expect(quantile(hundred, 1)).toBe(100);
    expect(quantile(hundred, 0)).toBe(1);
    expect(quantile([], 0.5)).toBeNaN();
  });

  it('take the lower of two middles, and keep the extremes', () => {
    expect(median([4, 1, 3, 2])).toBe(2);
    expect(spread([5, 9, 1])).toEqual({ median: 5, low: 1, high: 9 });
  });

  const samples = (...foreign: number[]) => foreign.map((share, index) => ({ value: index, foreign: share }));

  it('leave out samples that others disturbed', () => {
    expect(quiet(samples(0.01, 0.5, 0.02, 0.07)).map(({ value }) => value)).toEqual([0, 2, 3]);
  });

  it('fall back to the quieter half where nothing was quiet', () => {
    expect(quiet(samples(0.9, 0.2, 0.5, 0.3)).map(({ value }) => value)).toEqual([1, 3]);
    expect(quietMedian(samples(0.9, 0.2, 0.5), (value) => value * 10)).toBe(10);
  });
});
