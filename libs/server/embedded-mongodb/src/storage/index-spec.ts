import { Int32 } from 'bson';
import {
  toDouble,
  isNumber,
  isTruthy,
  isDoc,
  toInteger,
  type Doc,
  type Value,
  typeAlias,
} from '../bson/values.ts';
import { CommandError, failedToParse, typeMismatch } from '../errors.ts';
import { keyFields, type KeyField } from '../keys/index-keys.ts';
import { isTextPattern, parseTextSpec, type TextSpec } from '../text/text-spec.ts';
import { parseFilter } from '../query/parse-filter.ts';
import type { Matcher } from '../query/matcher.ts';

/** What an index is, checked and ready for use; `doc` is what `listIndexes` gives back. */
export interface IndexSpec {
  doc: Doc;
  name: string;
  pattern: Doc;
  fields: readonly KeyField[];
  unique: boolean;
  sparse: boolean;
  partial: Matcher | undefined;
  /** What a text index looks at; undefined for all others. */
  text: TextSpec | undefined;
  /** Seconds after the date in the first field, of a TTL index. */
  expireAfterSeconds: number | undefined;
}

const versionTwo = new Int32(2);

const knownOptions = new Set([
  'key',
  'name',
  'v',
  'ns',
  'unique',
  'sparse',
  'partialFilterExpression',
  'expireAfterSeconds',
  'background',
  'hidden',
  'collation',
]);

const textOptions = new Set(['weights', 'default_language', 'language_override', 'textIndexVersion']);

/** Reads one entry of `createIndexes`, refusing what this server cannot keep. */
export const parseIndexSpec = (source: Doc): IndexSpec => {
  const isText = isTextPattern(source.get('key'));
  for (const option of source.keys()) {
    if (!knownOptions.has(option) && !(isText && textOptions.has(option))) {
      throw new CommandError(197, `The index option '${option}' is not supported`);
    }
  }
  const words = isText ? parseTextSpec(source) : undefined;
  const pattern = words?.pattern ?? parsePattern(source.get('key'));
  const name = source.get('name');
  if (typeof name !== 'string' || name === '') throw failedToParse("Each index needs a 'name'");
  refuseUnsupported(source);
  const partial = source.get('partialFilterExpression');
  if (partial !== undefined && !isDoc(partial))
    throw typeMismatch('partialFilterExpression must be an object');
  const sparse = isTruthy(source.get('sparse'));
  if (partial && sparse)
    throw new CommandError(67, "cannot mix 'partialFilterExpression' and 'sparse' options");
  const isId = pattern.size === 1 && pattern.get('_id') !== undefined;
  const spec = {
    name: isId ? '_id_' : name,
    pattern,
    text: words?.text,
    fields: keyFields(Array.from(pattern, ([field, direction]) => [field, sign(direction)] as const)),
    unique: isId || isTruthy(source.get('unique')),
    sparse,
    partial: partial && parseFilter(partial),
    expireAfterSeconds: parseExpiry(source, pattern),
  };
  if (words && (spec.unique || spec.expireAfterSeconds !== undefined))
    throw new CommandError(67, 'A text index can be neither unique nor have an expiry');
  return { ...spec, doc: new Map([...describe(spec, source, isId), ...(words?.options ?? [])]) };
};

const sign = (direction: Value): 1 | -1 => (isNumber(direction) && toDouble(direction) < 0 ? -1 : 1);

const parsePattern = (pattern: Value | undefined): Doc => {
  if (!isDoc(pattern)) throw typeMismatch("An index 'key' must be an object");
  if (pattern.size === 0) throw new CommandError(67, 'Index keys cannot be an empty object');
  if (pattern.size > 31) throw new CommandError(67, 'An index has at most 31 fields');
  for (const [field, direction] of pattern) {
    if (typeof direction === 'string') {
      throw new CommandError(67, `Index type '${direction}' is not supported (field '${field}')`);
    }
    if (!isNumber(direction) || !toDouble(direction)) {
      throw new CommandError(67, `Values in v:2 index key pattern must be numbers other than 0: ${field}`);
    }
    checkFieldName(field);
  }
  return pattern;
};

const checkFieldName = (field: string): void => {
  const parts = field.split('.');
  if (parts.some((part) => part === '')) {
    throw new CommandError(67, 'Index keys cannot contain an empty field name');
  }
  if (parts.some((part) => part.startsWith('$'))) {
    throw new CommandError(67, `Index key '${field}' contains an illegal field name: it starts with '$'`);
  }
  if (parts.slice(1).some((part) => /^\d+$/.test(part))) {
    throw new CommandError(67, `Index key '${field}' names an array position, which is not supported`);
  }
};

const refuseUnsupported = (source: Doc): void => {
  if (isTruthy(source.get('hidden')))
    throw new CommandError(197, "The index option 'hidden' is not supported");
  const collation = source.get('collation');
  if (collation !== undefined && !(isDoc(collation) && collation.get('locale') === 'simple')) {
    throw new CommandError(197, "The index option 'collation' is not supported");
  }
};

const parseExpiry = (source: Doc, pattern: Doc): number | undefined => {
  const expiry = source.get('expireAfterSeconds');
  if (expiry === undefined) return undefined;
  const seconds = isNumber(expiry) ? Math.trunc(toDouble(expiry)) : (toInteger(expiry) ?? NaN);
  if (!(seconds >= 0 && seconds <= 0x7fffffff)) {
    throw new CommandError(
      67,
      `TTL index 'expireAfterSeconds' must be a number from 0 to 2147483647, not ${typeAlias(expiry)}`,
    );
  }
  if (pattern.size > 1) throw new CommandError(67, 'TTL indexes are single-field indexes');
  if (pattern.has('_id'))
    throw new CommandError(67, "The field 'expireAfterSeconds' is not valid for an _id index");
  return seconds;
};

/** The stored form: MongoDB's `v`, `key`, `name`, then the options that were given. */
const describe = (spec: { name: string; pattern: Doc }, source: Doc, isId: boolean): Doc => {
  const doc: Doc = new Map<string, Value>([
    ['v', versionTwo],
    ['key', spec.pattern],
    ['name', spec.name],
  ]);
  if (isId) return doc;
  for (const option of ['unique', 'sparse', 'expireAfterSeconds', 'partialFilterExpression']) {
    const value = source.get(option);
    if (value !== undefined && value !== false) doc.set(option, value);
  }
  return doc;
};
