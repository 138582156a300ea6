import { isDoc, isNumber, toDouble, type Value } from '../bson/values.ts';
import { badValue, CommandError } from '../errors.ts';
import { documentKeys, keyFields, type KeyField } from '../keys/index-keys.ts';
import { decoded, pause, type Found, type Step } from './scan.ts';

/** MongoDB's bound for a sort without an index, in bytes. */
const memoryBound = 100 * 1024 * 1024;

/** Reads `{name: 1, age: -1}`. */
export const parseSort = (sort: Value | undefined): KeyField[] => {
  if (sort === undefined || sort === null) return [];
  if (!isDoc(sort)) throw new CommandError(14, "Expected field 'sort' to be an object");
  return keyFields(
    Array.from(sort, ([name, direction]) => {
      if (isDoc(direction)) throw new CommandError(115, 'Sorting by $meta is not supported');
      const sign = isNumber(direction) ? toDouble(direction) : NaN;
      if (sign !== 1 && sign !== -1)
        throw badValue(`$sort key ordering must be 1 (for ascending) or -1: ${name}`);
      if (name === '' || name.startsWith('$'))
        throw badValue(`FieldPath field names may not start with '$': ${name}`);
      return [name, sign] as const;
    }),
  );
};

interface Sorted {
  key: Buffer;
  order: number;
  found: Found;
}

/** What a document sorts by: its smallest key, made as an index would make it, so that both agree. */
export const sortKey = (fields: readonly KeyField[], found: Found): Buffer => {
  try {
    const { keys } = documentKeys(fields, decoded(found));
    return keys.length === 1
      ? keys[0]!
      : keys.reduce((least, key) => (Buffer.compare(key, least) < 0 ? key : least));
  } catch (error) {
    if (error instanceof CommandError && error.code === 171)
      throw badValue('cannot sort with keys that are parallel arrays');
    throw error;
  }
};

const bySortKey = (a: Sorted, b: Sorted): number => Buffer.compare(a.key, b.key) || a.order - b.order;

/** Sorts in memory, keeping no more than the first `limit`; equal keys keep the order in which they came. */
export function* sortInMemory(
  steps: Iterable<Step>,
  fields: readonly KeyField[],
  limit: number,
): Generator<Step> {
  let kept: Sorted[] = [];
  let bytes = 0;
  let order = 0;
  for (const step of steps) {
    if (step === pause) {
      yield pause;
      continue;
    }
    const key = sortKey(fields, step);
    kept.push({ key, order: order++, found: { record: step.record, bytes: step.bytes } });
    bytes += key.length + step.bytes.length;
    if (kept.length >= 2 * limit + 128) {
      kept = kept.sort(bySortKey).slice(0, limit);
      bytes = kept.reduce((sum, entry) => sum + entry.key.length + entry.found.bytes.length, 0);
    }
    if (bytes > memoryBound) {
      throw new CommandError(292, 'Sort exceeded memory limit of 104857600 bytes; an index would serve it');
    }
  }
  kept.sort(bySortKey);
  for (const entry of limit < kept.length ? kept.slice(0, limit) : kept) yield entry.found;
}
