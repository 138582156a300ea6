import { CommandError } from '../errors.ts';
import type { Store } from '../storage/store.ts';
import { storageError } from '../storage/storage-error.ts';
import type { Reply } from '../wire/reply.ts';

/** One command under way. It yields when others may go first. */
export interface Task {
  run: Generator<void, Reply>;
  answer(reply: Reply): void;
  fail(error: CommandError): void;
}

/** How long one batch may take before what is done is committed. */
const usualSlice = 8;

/**
 * Runs commands and commits for them together: whatever arrives while a commit is under way shares the next
 * one (group commit), and no answer leaves before the commit that covers what it says. A command that read
 * after an uncommitted write waits as well, so that nobody ever saw what a crash could take back.
 */
export class Scheduler {
  private readonly store: Store;
  private readonly onCommit: () => void;
  private readonly slice: number;
  private queue: Task[] = [];
  private readonly begun = new Set<Task>();
  private scheduled = false;
  /** How many tasks there have been. */
  submitted = 0;

  /** @param slice milliseconds that one batch may take. */
  constructor(store: Store, onCommit: () => void, slice = usualSlice) {
    this.slice = slice;
    this.store = store;
    this.onCommit = onCommit;
  }

  submit(task: Task): void {
    this.submitted++;
    this.queue.push(task);
    this.schedule();
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      if (this.recovered()) this.drain();
      if (this.queue.length > 0) this.schedule();
    });
  }

  /** A rollback that failed with the disk is tried again first; until it succeeds nothing is done. */
  private recovered(): boolean {
    if (!this.store.stale) return true;
    try {
      this.store.rollback();
      return true;
    } catch (error) {
      for (const task of this.queue.splice(0)) {
        this.begun.delete(task);
        task.fail(storageError(error));
      }
      return false;
    }
  }

  /** One batch: commands in the order of arrival until the slice is used up, then one commit. */
  private drain(): void {
    const batch = this.queue;
    this.queue = [];
    const waiting: [Task, Reply | CommandError][] = [];
    const paused: Task[] = [];
    const end = performance.now() + this.slice;
    let at = 0;
    try {
      for (; at < batch.length && performance.now() < end; at++) {
        const task = batch[at]!;
        const outcome = this.advance(task);
        if (outcome === undefined) paused.push(task);
        else if (this.store.dirty) waiting.push([task, outcome]);
        else deliver(task, outcome);
      }
      this.commit();
    } catch (error) {
      const concerned = waiting.map(([task]) => task);
      this.abandon(concerned, [...batch.slice(at), ...paused], storageError(error));
      return;
    }
    this.queue = [...batch.slice(at), ...paused, ...this.queue];
    for (const [task, outcome] of waiting) deliver(task, outcome);
  }

  private commit(): void {
    if (!this.store.dirty) return;
    this.store.commit();
    this.onCommit();
  }

  /** Undefined when the command wants to go on later. */
  private advance(task: Task): Reply | CommandError | undefined {
    this.begun.add(task);
    try {
      const step = task.run.next();
      if (!step.done) return undefined;
      this.begun.delete(task);
      return step.value;
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      this.begun.delete(task);
      return error;
    }
  }

  /** The storage failed: all that was not committed is taken back, and everyone concerned is told. */
  private abandon(concerned: Task[], rest: Task[], error: CommandError): void {
    const failed = new Set([...concerned, ...rest.filter((task) => this.begun.has(task))]);
    this.queue = [...rest.filter((task) => !failed.has(task)), ...this.queue];
    try {
      this.store.rollback();
    } catch {
      this.store.stale = true;
    }
    for (const task of failed) {
      this.begun.delete(task);
      task.fail(error);
    }
  }
}

const deliver = (task: Task, outcome: Reply | CommandError): void => {
  if (outcome instanceof CommandError) task.fail(outcome);
  else task.answer(outcome);
};
