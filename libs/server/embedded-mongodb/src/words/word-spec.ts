import { isArray, isDoc, typeAlias, type Doc, type Value } from '../bson/values.ts';
import { CommandError, failedToParse, typeMismatch } from '../errors.ts';
import type { Matcher } from '../query/matcher.ts';
import { parseFilter } from '../query/parse-filter.ts';

/** What a word index holds: the words of a text, for each scope apart, and fields that are asked for beside them. */
export interface WordSpec {
  doc: Doc;
  name: string;
  /** The fields with the text; a path may lead through arrays of documents. */
  text: readonly string[];
  /** The field, an ObjectId, within whose values is searched. */
  scope: string;
  /** Fields whose values can be asked for exactly, strings, ObjectIds, or arrays of them; and dates, by their span. */
  tags: readonly string[];
  /** Which documents are in it; all when there is none. */
  partial: Matcher | undefined;
}

const mostTags = 8;

/** Reads the fields of `createWordIndex`. */
export const parseWordSpec = (body: Doc): WordSpec => {
  const tags = body.get('tags') ?? [];
  if (!isArray(tags) || tags.length > mostTags)
    throw failedToParse(`'tags' must be an array of at most ${mostTags} field names`);
  const partial = body.get('partialFilterExpression');
  if (partial !== undefined && !isDoc(partial))
    throw typeMismatch('partialFilterExpression must be an object');
  const name = body.get('name');
  if (typeof name !== 'string' || name === '') throw failedToParse("Each index needs a 'name'");
  const spec = {
    name,
    text: textPaths(body.get('text')),
    scope: fieldName(body.get('scope'), 'scope'),
    tags: tags.map((tag) => fieldName(tag, 'tags')),
    partial: partial && parseFilter(partial),
  };
  const doc: Doc = new Map<string, Value>([
    ['name', spec.name],
    ['text', body.get('text')!],
    ['scope', spec.scope],
    ['tags', [...spec.tags]],
  ]);
  if (partial) doc.set('partialFilterExpression', partial);
  return { ...spec, doc };
};

/** One path or several; of a path each step is the name of a field. */
const textPaths = (value: Value | undefined): string[] => {
  const paths = isArray(value) ? value : [value];
  if (paths.length === 0 || paths.length > mostTags)
    throw failedToParse(`'text' must be a field or an array of at most ${mostTags}`);
  for (const path of paths)
    for (const step of typeof path === 'string' ? path.split('.') : [path]) fieldName(step, 'text');
  return paths as string[];
};

const fieldName = (value: Value | undefined, place: string): string => {
  if (typeof value !== 'string')
    throw typeMismatch(
      `BSON field '${place}' is the wrong type '${typeAlias(value)}', expected type 'string'`,
    );
  if (value === '' || value.startsWith('$') || value.includes('.'))
    throw new CommandError(67, `A word index takes fields of the document itself, not '${value}'`);
  return value;
};
