/** Something that is there already, or will be. */
export type Eventually<T> = T | Promise<T>;

/**
 * Goes on with `value`: in this very turn when it is there, else when it comes. On the way of a message nearly
 * everything is remembered, and a promise for each step of it costs more than the steps (`docs/benchmarks.md`).
 */
export function after<T, R>(value: Eventually<T>, next: (value: T) => Eventually<R>): Eventually<R> {
  return value instanceof Promise ? value.then(next) : next(value);
}
