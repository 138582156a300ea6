import { Double } from 'bson';
import { ambient } from '../ambient/ambient.ts';
import { isDoc, isNumber, toDouble, type Doc, type Value } from '../bson/values.ts';
import { badValue, CommandError } from '../errors.ts';
import { compareValues } from '../keys/compare.ts';
import type { KeyValue } from '../keys/encode-value.ts';
import { documentKeys, keyFields, keyValues, type KeyField } from '../keys/index-keys.ts';
import { hasScore, scoreOf } from '../text/scores.ts';
import { decoded, pause, type Found, type Step } from './scan.ts';

/** MongoDB's bound for a sort without an index, in bytes. */
const memoryBound = 100 * 1024 * 1024;

/** Reads `{name: 1, age: -1}`. */
export const parseSort = (sort: Value | undefined): KeyField[] => {
  if (sort === undefined || sort === null) return [];
  if (!isDoc(sort)) throw new CommandError(14, "Expected field 'sort' to be an object");
  return keyFields(
    Array.from(sort, ([name, direction]) => {
      if (isDoc(direction)) return [scoreName(direction), -1] as const;
      const sign = isNumber(direction) ? toDouble(direction) : NaN;
      if (sign !== 1 && sign !== -1)
        throw badValue(`$sort key ordering must be 1 (for ascending) or -1: ${name}`);
      if (name === '' || name.startsWith('$'))
        throw badValue(`FieldPath field names may not start with '$': ${name}`);
      return [name, sign] as const;
    }),
  );
};

/** A name that no field can have, for what `{$meta: 'textScore'}` sorts by: the best first. */
export const scoreField = '$textScore';

const scoreName = (meta: Doc): string => {
  if (meta.size === 1 && meta.get('$meta') === 'textScore') return scoreField;
  throw new CommandError(115, "Only { $meta: 'textScore' } is supported in a sort");
};

/** A document as it is sorted: with its score, where that is asked for. */
const withScore = (fields: readonly KeyField[]): ((doc: Doc) => Doc) =>
  fields.some(({ name }) => name === scoreField)
    ? (doc) => new Map<string, Value>([...doc, [scoreField, new Double(scoreOf(doc))]])
    : (doc) => doc;

/** What a document sorts by: its smallest key, made as an index would make it, so that both agree. */
const byteKey = (fields: readonly KeyField[], doc: Doc): Buffer => {
  const { keys } = documentKeys(fields, doc);
  return keys.length === 1
    ? keys[0]!
    : keys.reduce((least, key) => (Buffer.compare(key, least) < 0 ? key : least));
};

type Values = (KeyValue | undefined)[];

/** An order of documents: the key of each, and how two keys compare. */
export interface SortOrder<Key> {
  keyOf(doc: Doc): Key;
  compare(a: Key, b: Key): number;
  sizeOf(key: Key): number;
}

/** By bytes, as an index; or by the values themselves where a collation orders the texts among them. */
export const sortOrder = (fields: readonly KeyField[]): SortOrder<Buffer> | SortOrder<Values> =>
  ambient().collation ? valueOrder(fields) : byteOrder(fields);

const byteOrder = (fields: readonly KeyField[]): SortOrder<Buffer> => {
  const seen = withScore(fields);
  return {
    keyOf: sortable((doc) => byteKey(fields, seen(doc))),
    compare: (a, b) => Buffer.compare(a, b),
    sizeOf: (key) => key.length,
  };
};

const valueOrder = (fields: readonly KeyField[]): SortOrder<Values> => {
  const compare = (a: Values, b: Values): number => {
    for (const [i, { direction }] of fields.entries()) {
      const difference = compareValues(a[i] as Value, b[i] as Value);
      if (difference !== 0) return difference * direction;
    }
    return 0;
  };
  const keyOf = (doc: Doc): Values =>
    keyValues(fields, doc).reduce((least, key) => (compare(key, least) < 0 ? key : least));
  return { keyOf: sortable(keyOf), compare, sizeOf: (key) => JSON.stringify(key).length };
};

const sortable =
  <Key>(keyOf: (doc: Doc) => Key) =>
  (doc: Doc): Key => {
    try {
      return keyOf(doc);
    } catch (error) {
      if (error instanceof CommandError && error.code === 171)
        throw badValue('cannot sort with keys that are parallel arrays');
      throw error;
    }
  };

interface Sorted<Key> {
  key: Key;
  order: number;
  size: number;
  found: Found;
}

/** Documents are decoded again when they are wanted; one that has a score stays as it is. */
const kept = (found: Found): Found =>
  found.doc && hasScore(found.doc) ? found : { record: found.record, bytes: found.bytes };

/** Sorts in memory, keeping no more than the first `limit`; equal keys keep the order in which they came. */
export const sortInMemory = (
  steps: Iterable<Step>,
  fields: readonly KeyField[],
  limit: number,
): Generator<Step> => sortBy(steps, sortOrder(fields) as SortOrder<unknown>, limit);

function* sortBy<Key>(steps: Iterable<Step>, by: SortOrder<Key>, limit: number): Generator<Step> {
  const compare = (a: Sorted<Key>, b: Sorted<Key>): number => by.compare(a.key, b.key) || a.order - b.order;
  let held: Sorted<Key>[] = [];
  let bytes = 0;
  let order = 0;
  for (const step of steps) {
    if (step === pause) {
      yield pause;
      continue;
    }
    const key = by.keyOf(decoded(step));
    const size = by.sizeOf(key) + step.bytes.length;
    held.push({ key, order: order++, size, found: kept(step) });
    bytes += size;
    if (held.length >= 2 * limit + 128) {
      held = held.sort(compare).slice(0, limit);
      bytes = held.reduce((sum, entry) => sum + entry.size, 0);
    }
    if (bytes > memoryBound) {
      throw new CommandError(292, 'Sort exceeded memory limit of 104857600 bytes; an index would serve it');
    }
  }
  held.sort(compare);
  for (const entry of limit < held.length ? held.slice(0, limit) : held) yield entry.found;
}
