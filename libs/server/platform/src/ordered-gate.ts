import type { Eventually } from './eventually';

/**
 * Keeps tasks of one key in the order in which they began, whatever each of them has to look up: the second message of
 * a sender waits until the first, which quotes something, is ready. What needs no looking up and waits for nobody is done
 * at once, and costs nothing.
 */
export class OrderedGate {
  private readonly tails = new Map<string, Promise<unknown>>();

  run<T>(key: string, task: () => Promise<T>): Promise<T>;
  run<T>(key: string, task: () => Eventually<T>): Eventually<T>;
  run<T>(key: string, task: () => Eventually<T>): Eventually<T> {
    const before = this.tails.get(key);
    const result = before ? before.then(task, task) : task();
    if (!(result instanceof Promise)) return result;
    const tail: Promise<void> = result.then(
      () => this.release(key, tail),
      () => this.release(key, tail),
    );
    this.tails.set(key, tail);
    return result;
  }

  private release(key: string, tail: Promise<unknown>): void {
    if (this.tails.get(key) === tail) this.tails.delete(key);
  }
}
