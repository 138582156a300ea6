import { isArray, isObjectId, type Value } from '../bson/values.ts';
import { spansOf } from './months.ts';

/** Whether a value can be asked for: a string or an ObjectId. */
export const isTag = (value: Value | undefined): value is Value =>
  typeof value === 'string' || isObjectId(value);

/** Under what a value is found. */
export const tagsOf = (value: Value | undefined): string[] => {
  if (isArray(value)) return value.flatMap(tagsOf);
  if (value instanceof Date) return spansOf(value);
  if (isObjectId(value)) return [value.toHexString()];
  return typeof value === 'string' ? [Buffer.from(value.slice(0, 64)).toString('hex')] : [];
};

/** No word has this sign; it is one of those that FTS5's plain tokenizer keeps in a term. */
export const tagTerm = (field: number, tag: string): string => `§${field}§${tag}`;
