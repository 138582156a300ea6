import type { CommandRun } from '../commands/command.ts';
import type { CommandError } from '../errors.ts';
import type { Store } from '../storage/store.ts';
import { behind, catchUp } from '../words/catch-up.ts';
import type { Scheduler } from './scheduler.ts';

/** Long enough for documents to come together: every commit of words is a segment that has to be merged later. */
const waitMilliseconds = 500;
const retryMilliseconds = 5_000;
/** While others read and write, words take about a tenth of the time. */
const rest = 9;
const documentsPerTurn = 32;

/** Adds new documents to the word indexes, a while after they came, and out of the way of who writes. */
export class WordChore {
  private readonly store: Store;
  private readonly scheduler: Scheduler;
  private readonly log: (error: CommandError) => void;
  private timer: NodeJS.Timeout | undefined;
  private working = false;
  private submitted = 0;
  private stopped = false;

  constructor(store: Store, scheduler: Scheduler, log: (error: CommandError) => void) {
    this.store = store;
    this.scheduler = scheduler;
    this.log = log;
    this.later(waitMilliseconds);
  }

  /** Called after each commit. */
  committed(): void {
    if (!this.working && !this.timer && this.isBehind()) this.later(waitMilliseconds);
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private isBehind(): boolean {
    return this.store.all().some((collection) => behind(collection) > 0);
  }

  private later(milliseconds: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => this.work(), milliseconds);
  }

  private work(): void {
    this.timer = undefined;
    if (this.stopped || !this.isBehind()) return;
    this.working = true;
    const began = performance.now();
    this.scheduler.submit({
      run: this.turn(),
      answer: () => {
        this.working = false;
        const others = this.scheduler.submitted > this.submitted + 1;
        this.submitted = this.scheduler.submitted;
        this.later(others ? (performance.now() - began) * rest : 0);
      },
      fail: (error) => {
        this.working = false;
        this.log(error);
        this.later(retryMilliseconds);
      },
    });
  }

  private *turn(): CommandRun {
    for (const collection of this.store.all()) yield* catchUp(this.store, collection, documentsPerTurn);
    return new Map();
  }
}
