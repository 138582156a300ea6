import { Injectable } from '@nestjs/common';
import { refused } from './refusals';

/** At once, of one person and of all. */
const OF_ONE = 6;
const OF_ALL = 48;

/** How many uploads are under way on this node: what they take on the disk is bounded by that. */
@Injectable()
export class UploadSlots {
  private readonly used = new Map<string, number>();
  private all = 0;

  /** @throws `rate_limited` with the rule `too_many_uploads`. */
  async take<T>(personId: string, work: () => Promise<T>): Promise<T> {
    const used = this.used.get(personId) ?? 0;
    if (used >= OF_ONE || this.all >= OF_ALL) throw refused('too_many_uploads');
    this.used.set(personId, used + 1);
    this.all += 1;
    try {
      return await work();
    } finally {
      this.giveBack(personId);
    }
  }

  private giveBack(personId: string): void {
    const left = (this.used.get(personId) ?? 1) - 1;
    if (left > 0) this.used.set(personId, left);
    else this.used.delete(personId);
    this.all -= 1;
  }
}
