import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { Clock } from '../clock';
import { NodeCheckpoints, type NodeCheckpoint } from './node-checkpoints.repository';

/** So often a node says that it is alive. */
const RENEW_EVERY_MS = 30_000;
/** A checkpoint that was not renewed for so long is one of a node that died. */
const DEAD_AFTER_MS = 90_000;
/** Ids are made by clocks, which may step: the log is read from so far before a checkpoint. */
const CLOCK_MARGIN_MS = 60_000;

/** What has to be read from the log: from when on, if at all, and the checkpoints that may go when that is done. */
export interface Debt {
  from: Date | undefined;
  left: readonly NodeCheckpoint[];
}

const NOTHING: Debt = { from: undefined, left: [] };

/**
 * How far this node is with what it makes of the messages it accepts, and what it owes: what it dropped itself, and
 * what nodes that died left behind. Each node has a checkpoint of its own, since nobody else knows what it accepted.
 */
export class NodeProgress {
  private readonly log = new Logger(NodeProgress.name);
  private readonly id: string;
  private cleanAt: Date;
  private debt = NOTHING;
  private timer: NodeJS.Timeout | undefined;

  /** @param payOff called whenever there may be something to take; rejects never. */
  constructor(
    private readonly topic: string,
    private readonly checkpoints: NodeCheckpoints,
    private readonly clock: Clock,
    private readonly payOff: () => Promise<unknown>,
  ) {
    this.id = NodeCheckpoints.idOf(topic, randomUUID());
    this.cleanAt = clock.now();
  }

  /**
   * The oldest of all checkpoints is where to begin. Whose node is alive is read from as well: that of a process which
   * died a moment ago looks the same.
   */
  async start(): Promise<void> {
    for (const { cleanAt } of await this.checkpoints.all(this.topic)) this.oweSince(cleanAt);
    await this.takeOver();
    this.timer = setInterval(() => void this.renew(), RENEW_EVERY_MS);
    this.timer.unref();
    await this.payOff();
  }

  /**
   * The checkpoint stays: what is stored while everything else comes to its end is after it. Whoever starts next, or
   * finds that it is no longer renewed, takes it over.
   */
  stop(): void {
    clearInterval(this.timer);
  }

  /** Says that this node is alive, and takes over what nodes that are not had left. */
  async renew(): Promise<void> {
    try {
      await this.takeOver();
    } catch (error) {
      this.log.warn({ err: error }, `the checkpoint of ${this.topic} waits for the database`);
    }
    await this.payOff();
  }

  /** Something after the checkpoint was dropped, or could not be dealt with. */
  oweSinceCheckpoint(): void {
    this.oweSince(this.cleanAt);
  }

  owe({ from, left }: Debt): void {
    this.debt = { from: earlier(from, this.debt.from), left: [...this.debt.left, ...left] };
  }

  /** To be settled now, or to be owed again. */
  takeDebt(): Debt {
    const taken = this.debt;
    this.debt = NOTHING;
    return taken;
  }

  /** Everything that this node accepted before `cleanAt` is dealt with. */
  async advance(cleanAt: Date): Promise<void> {
    this.cleanAt = cleanAt;
    await this.keep();
  }

  /** All that was owed is dealt with. */
  async settle({ left }: Debt): Promise<void> {
    for (const checkpoint of left) await this.checkpoints.remove(checkpoint);
  }

  private async takeOver(): Promise<void> {
    await this.keep();
    const now = this.clock.now();
    for (const checkpoint of await this.checkpoints.all(this.topic)) {
      if (checkpoint.id === this.id || now.getTime() - checkpoint.renewedAt.getTime() < DEAD_AFTER_MS)
        continue;
      const claimed = await this.checkpoints.claim(checkpoint, now);
      if (claimed) this.oweSince(claimed.cleanAt, [claimed]);
    }
  }

  private oweSince(time: Date, left: Debt['left'] = []): void {
    this.owe({ from: new Date(time.getTime() - CLOCK_MARGIN_MS), left });
  }

  private async keep(): Promise<void> {
    await this.checkpoints.keep({ id: this.id, cleanAt: this.cleanAt, renewedAt: this.clock.now() });
  }
}

function earlier(one: Date | undefined, other: Date | undefined): Date | undefined {
  if (!one || !other) return one ?? other;
  return one < other ? one : other;
}
