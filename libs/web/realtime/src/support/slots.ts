/** So many at once and no more; the others wait, first come first served. */
export class Slots {
  private readonly waiting: (() => void)[] = [];
  private used = 0;

  constructor(private readonly most: number) {}

  async use<T>(work: () => Promise<T>): Promise<T> {
    if (this.used >= this.most) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.used += 1;
    try {
      return await work();
    } finally {
      // The slot goes on to who waits, so that nobody comes in between.
      const next = this.waiting.shift();
      if (next) next();
      else this.used -= 1;
    }
  }
}
