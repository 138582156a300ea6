/** The answer that took longest, in milliseconds, and to what it was one. */
export interface Slowest {
  ms: number;
  to: string;
}

/** How long answers took, in milliseconds. */
export class AnswerTimes {
  slowest: Slowest = { ms: 0, to: '' };
  private readonly times: number[] = [];

  add(ms: number, to: string): void {
    if (ms > this.slowest.ms) this.slowest = { ms, to };
    this.times.push(ms);
  }

  /** What the share `share` of all answers, from 0 to 1, did not exceed; 0 when there are none. */
  quantile(share: number): number {
    const sorted = this.times.toSorted((one, other) => one - other);
    return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  }
}
