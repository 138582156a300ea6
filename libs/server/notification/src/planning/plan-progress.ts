import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '@officehours/platform';
import { PlanCheckpoints, type Checkpoint } from './plan-checkpoints.repository';

/** A checkpoint that was not renewed for so long is one of a node that died. */
const DEAD_AFTER_MS = 90_000;

/** What has to be planned from the log: from when on, and the checkpoints that may go when that is done. */
export interface Debt {
  from: Date | undefined;
  left: readonly Checkpoint[];
}

const NOTHING: Debt = { from: undefined, left: [] };

/** How far this node has planned, and what it owes: what it dropped itself, and what nodes that died left behind. */
@Injectable()
export class PlanProgress {
  private readonly id = PlanCheckpoints.idOf(randomUUID());
  private cleanAt: Date;
  private debt = NOTHING;

  constructor(
    private readonly checkpoints: PlanCheckpoints,
    private readonly clock: Clock,
  ) {
    this.cleanAt = clock.now();
  }

  /**
   * The oldest of all checkpoints is where to begin. Whose node is alive is read from as well: that of a process which
   * died a moment ago looks the same.
   */
  async start(): Promise<void> {
    const times = (await this.checkpoints.all()).map(({ cleanAt }) => cleanAt);
    const from = earliest(times);
    if (from) {
      this.cleanAt = from;
      this.owe({ from, left: [] });
    }
    await this.renew();
  }

  /** Says that this node is alive, and takes over from those that are not. */
  async renew(): Promise<void> {
    const now = this.clock.now();
    await this.checkpoints.keep({ id: this.id, cleanAt: this.cleanAt, renewedAt: now });
    for (const checkpoint of await this.checkpoints.all()) {
      if (checkpoint.id === this.id || now.getTime() - checkpoint.renewedAt.getTime() < DEAD_AFTER_MS)
        continue;
      const claimed = await this.checkpoints.claim(checkpoint, now);
      if (claimed) this.owe({ from: claimed.cleanAt, left: [claimed] });
    }
  }

  /** Something after the checkpoint was dropped, or could not be planned. */
  oweSinceCheckpoint(): void {
    this.owe({ from: this.cleanAt, left: [] });
  }

  owe({ from, left }: Debt): void {
    const times = [from, this.debt.from].filter((time) => time !== undefined);
    this.debt = { from: earliest(times), left: [...this.debt.left, ...left] };
  }

  /** To be settled now, or to be owed again. */
  takeDebt(): Debt {
    const taken = this.debt;
    this.debt = NOTHING;
    return taken;
  }

  /** Everything from before `cleanAt` is in the plan, and what was owed as well. */
  async settle(cleanAt: Date, { left }: Debt): Promise<void> {
    this.cleanAt = cleanAt;
    await this.checkpoints.keep({ id: this.id, cleanAt, renewedAt: this.clock.now() });
    for (const checkpoint of left) await this.checkpoints.remove(checkpoint);
  }
}

function earliest(times: readonly Date[]): Date | undefined {
  return times.length === 0 ? undefined : new Date(Math.min(...times.map((time) => time.getTime())));
}
