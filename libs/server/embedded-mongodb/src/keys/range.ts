/** A half-open range of index keys: `from` belongs to it, `to` does not. */
export interface KeyRange {
  from: Buffer;
  to: Buffer;
}

/** The first key after all keys that begin with `prefix`. */
export const successor = (prefix: Buffer): Buffer => {
  const next = Buffer.from(prefix);
  for (let i = next.length - 1; i >= 0; i--) {
    if (next[i] !== 0xff) {
      next[i] = next[i]! + 1;
      return next.subarray(0, i + 1);
    }
  }
  return Buffer.alloc(prefix.length + 1, 0xff);
};

/** All keys that begin with `prefix`. */
export const prefixRange = (prefix: Buffer): KeyRange => ({
  from: prefix,
  to: prefix.length === 0 ? Buffer.from([0xff]) : successor(prefix),
});
