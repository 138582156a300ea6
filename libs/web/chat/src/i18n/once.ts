/** Made when it is first asked for: what formats costs a slow device most of a millisecond each, and a page needs few. */
export function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
