import { isArray, isDoc, type Doc, type Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import { emptyArray, sharedWriter, writeValue, type KeyValue } from './encode-value.ts';

/** One field of a key pattern: its dotted path, split, and its direction. */
export interface KeyField {
  path: readonly string[];
  name: string;
  direction: 1 | -1;
}

/** The keys of one document for a key pattern, and which fields passed through an array. */
export interface DocumentKeys {
  keys: Buffer[];
  /** Bit i is set when field i has an array in its path. */
  multikey: number;
  /** True when none of the fields is there; a sparse index leaves such a document out. */
  absent: boolean;
  /** The values that each key was made of, kept only for error messages. */
  values?: (KeyValue | undefined)[][];
}

/** A field under way: settled on a value, or at a place from which its path goes on. */
interface Cursor {
  value: KeyValue | undefined;
  rest: readonly string[];
  settled: boolean;
}

/** All keys of a document, as MongoDB makes them: one per array element, and never a product of two arrays. */
export const documentKeys = (fields: readonly KeyField[], doc: Doc): DocumentKeys => {
  const single = singleKey(fields, doc);
  if (single) return single;
  const result: DocumentKeys = { keys: [], multikey: 0, absent: true };
  expand(
    fields,
    fields.map((field) => ({ value: doc, rest: field.path, settled: false })),
    result,
  );
  if (result.keys.length > 1) result.keys = withoutRepeats(result.keys);
  return result;
};

/** The one key of a document that has no array on any of the paths, as most have. */
const singleKey = (fields: readonly KeyField[], doc: Doc): DocumentKeys | undefined => {
  let absent = true;
  for (const { path, direction } of fields) {
    let at: Value | undefined = doc;
    for (let i = 0; i < path.length && at !== undefined; i++) {
      if (isArray(at)) return discard();
      at = isDoc(at) ? at.get(path[i]!) : undefined;
    }
    if (isArray(at)) return discard();
    if (at !== undefined) absent = false;
    const start = sharedWriter.length;
    writeValue(sharedWriter, at === undefined ? null : at);
    if (direction < 0) sharedWriter.invert(start);
  }
  return { keys: [sharedWriter.finish()], multikey: 0, absent };
};

const discard = (): undefined => {
  sharedWriter.length = 0;
};

/** The values behind every key of a document, for an order that bytes do not have. */
export const keyValues = (fields: readonly KeyField[], doc: Doc): (KeyValue | undefined)[][] => {
  const values: (KeyValue | undefined)[][] = [];
  const cursors = fields.map((field) => ({ value: doc, rest: field.path, settled: false }));
  expand(fields, cursors, { keys: [], multikey: 0, absent: true, values });
  return values;
};

/** The values behind one key of a document, to name them in an error. */
export const valuesOfKey = (fields: readonly KeyField[], doc: Doc, key: Buffer): Value[] => {
  const result = {
    keys: [] as Buffer[],
    multikey: 0,
    absent: true,
    values: [] as (KeyValue | undefined)[][],
  };
  expand(
    fields,
    fields.map((field) => ({ value: doc, rest: field.path, settled: false })),
    result,
  );
  const found = result.values[result.keys.findIndex((other) => other.equals(key))] ?? [];
  return found.map((value) => (value === undefined || value === emptyArray ? null : (value as Value)));
};

const expand = (fields: readonly KeyField[], cursors: Cursor[], result: DocumentKeys): void => {
  let array: Value[] | undefined;
  for (let i = 0; i < cursors.length; i++) {
    const cursor = cursors[i]!;
    if (!cursor.settled) cursors[i] = descend(cursor);
    const { value, settled } = cursors[i]!;
    if (settled || !isArray(value)) continue;
    if (array && array !== value) throw parallelArrays(fields);
    array = value;
    result.multikey |= 1 << i;
  }
  if (!array) return emit(fields, cursors, result);
  if (array.length === 0) return emit(fields, cursors.map(atEmptyArray), result);
  for (const element of array) {
    const next = cursors.map((cursor) => (cursor.settled ? cursor : intoElement(cursor, element)));
    expand(fields, next, result);
  }
};

/** Walks down through documents until the path ends or an array begins. */
const descend = ({ value, rest }: Cursor): Cursor => {
  let at: KeyValue | undefined = value;
  let used = 0;
  while (used < rest.length && isDoc(at)) at = at.get(rest[used++]!);
  if (isArray(at)) return { value: at, rest: rest.slice(used), settled: false };
  return { value: used < rest.length ? undefined : at, rest: [], settled: true };
};

const atEmptyArray = (cursor: Cursor): Cursor =>
  cursor.settled
    ? cursor
    : { value: cursor.rest.length === 0 ? emptyArray : undefined, rest: [], settled: true };

const intoElement = (cursor: Cursor, element: Value): Cursor => {
  if (cursor.rest.length === 0) return { value: element, rest: [], settled: true };
  if (isDoc(element)) return { value: element, rest: cursor.rest, settled: false };
  return { value: undefined, rest: [], settled: true };
};

const emit = (fields: readonly KeyField[], cursors: readonly Cursor[], result: DocumentKeys): void => {
  for (let i = 0; i < fields.length; i++) {
    const { value } = cursors[i]!;
    if (value !== undefined) result.absent = false;
    const start = sharedWriter.length;
    writeValue(sharedWriter, value === undefined ? null : value);
    if (fields[i]!.direction < 0) sharedWriter.invert(start);
  }
  result.keys.push(sharedWriter.finish());
  result.values?.push(cursors.map((cursor) => cursor.value));
};

const withoutRepeats = (keys: Buffer[]): Buffer[] => {
  keys.sort(Buffer.compare);
  return keys.filter((key, i) => i === 0 || !key.equals(keys[i - 1]!));
};

const parallelArrays = (fields: readonly KeyField[]): CommandError =>
  new CommandError(171, `cannot index parallel arrays [${fields.map((field) => field.name).join('] [')}]`);

/** Reads a key pattern such as `{chatRoomId: 1, seq: -1}` whose directions were checked before. */
export const keyFields = (pattern: Iterable<readonly [string, 1 | -1]>): KeyField[] =>
  Array.from(pattern, ([name, direction]) => ({ name, path: name.split('.'), direction }));
