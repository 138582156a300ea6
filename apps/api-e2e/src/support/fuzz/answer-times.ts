/** How long answers took, in milliseconds. */
export class AnswerTimes {
  private readonly times: number[] = [];

  add(ms: number): void {
    this.times.push(ms);
  }

  get slowest(): number {
    return this.quantile(1);
  }

  /** What the share `share` of all answers, from 0 to 1, did not exceed; 0 when there are none. */
  quantile(share: number): number {
    const sorted = this.times.toSorted((one, other) => one - other);
    return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  }
}
