import { integer, isArray, isDoc, isObjectId, typeAlias, type Doc, type Value } from '../bson/values.ts';
import { badValue, CommandError, typeMismatch } from '../errors.ts';
import { equalValues } from '../keys/compare.ts';
import { documentKeys } from '../keys/index-keys.ts';
import { parseFilter } from '../query/parse-filter.ts';
import type { Collection } from '../storage/collection.ts';
import { wordsOf } from '../words/analyse.ts';
import { behind, catchUp } from '../words/catch-up.ts';
import { findWords as search, type Scope } from '../words/find-words.ts';
import { isTag } from '../words/tags.ts';
import type { WordIndex, WordQuery } from '../words/word-index.ts';
import { parseWordSpec, type WordSpec } from '../words/word-spec.ts';
import { fields } from '../wire/reply.ts';
import { arrayField, collectionName, countField, docField, refuseUnknown, textField } from './arguments.ts';
import type { Command, CommandContext, CommandRun } from './command.ts';
import { existing } from './find.ts';

/** A search adds so many waiting documents first, at most: what was just written is found. */
const mostToCatchUp = 256;
const mostScopes = 10_000;
const mostWords = 16;
const mostValues = 32;
const mostResults = 200;
/** After every record. */
const never = Number.MAX_SAFE_INTEGER;
const [earliest, latest] = [new Date(Date.UTC(1970, 0)), new Date(Date.UTC(2200, 0))];

/** Makes a word index, or leaves the one that is there as it is; with another definition it is made anew. */
export const createWordIndex: Command = {
  fields: ['name', 'text', 'scope', 'tags', 'partialFilterExpression'],
  run({ request: { body, database }, store }) {
    const spec = parseWordSpec(body);
    const collection = store.ensure(database, collectionName(body));
    const same = collection.wordIndexes.find((index) => equalValues(index.spec.doc, spec.doc));
    if (!same) {
      store.willWrite();
      store.words.put(collection, spec);
    }
    return fields({ created: !same, behind: integer(behind(collection)) });
  },
};

function* runFindWords(context: CommandContext): CommandRun {
  const { body } = context.request;
  const collection = existing(context);
  const index = indexOf(collection, textField(body, 'index'));
  const query = queryOf(body, index);
  const scopes = scopesOf(collection, arrayField(body, 'scopes'));
  const limit = countField(body, 'limit') || mostResults;
  if (limit > mostResults) throw badValue(`'limit' must be at most ${mostResults}`);
  const filter = parseFilter(docField(body, 'filter'));
  yield* catchUp(context.store, collection, mostToCatchUp);
  const before = countField(body, 'before') || never;
  const found = yield* search(collection, index, { query, scopes, before, filter, limit });
  return fields({
    documents: found.documents,
    next: found.next === null ? null : integer(found.next),
    behind: integer(behind(collection)),
  });
}

/** Documents of some scopes in which all words begin a word of the text, newest first. */
export const findWords: Command = {
  fields: ['index', 'scopes', 'words', 'tags', 'times', 'before', 'filter', 'limit'],
  run: runFindWords,
};

const indexOf = (collection: Collection, name: string): WordIndex => {
  const index = collection.wordIndexes.find(({ spec }) => spec.name === name);
  if (!index) throw new CommandError(27, `there is no word index '${name}'`);
  return index;
};

const queryOf = (body: Doc, { spec }: WordIndex): WordQuery => {
  const words = wordsOf(body.has('words') ? textField(body, 'words') : '').slice(0, mostWords);
  const tags = [...docField(body, 'tags')].map(([field, values]) => {
    if (!spec.tags.includes(field)) throw badValue(`'${field}' is not a tag of this index`);
    if (!isArray(values) || values.length === 0 || values.length > mostValues || !values.every(isTag))
      throw badValue(`the values of a tag are an array of 1 to ${mostValues} strings or ObjectIds`);
    return { field, values };
  });
  if (words.length === 0 && tags.length === 0) throw badValue('there is no word and no tag to look for');
  return { words, tags, times: timesOf(body, spec) };
};

/** Each `{$gte?, $lt?}` of dates. */
const timesOf = (body: Doc, { tags }: WordSpec): WordQuery['times'] =>
  [...docField(body, 'times')].map(([field, span]) => {
    if (!tags.includes(field)) throw badValue(`'${field}' is not a tag of this index`);
    if (!isDoc(span)) throw typeMismatch(`the span of '${field}' must be an object`);
    refuseUnknown(span, ['$gte', '$lt'], `findWords.times.${field}`);
    const [from, to] = [span.get('$gte') ?? earliest, span.get('$lt') ?? latest];
    if (!(from instanceof Date && to instanceof Date))
      throw typeMismatch(`the bounds of '${field}' must be dates`);
    return { field, from, to };
  });

/** Each `{scope, from?}`, where `from` is the `_id` of the first document that counts. */
const scopesOf = (collection: Collection, sources: readonly Value[]): Scope[] => {
  if (sources.length > mostScopes) throw badValue(`'scopes' has at most ${mostScopes} entries`);
  return sources.map((source) => {
    if (!isDoc(source)) throw typeMismatch("The elements of 'scopes' must be objects");
    refuseUnknown(source, ['scope', 'from'], 'findWords.scopes');
    const scope = source.get('scope');
    if (!isObjectId(scope)) throw typeMismatch(`A scope must be an objectId, not '${typeAlias(scope)}'`);
    const from = source.get('from');
    // A document that is not there hides its scope: what may be seen begins with it.
    return {
      value: scope.toHexString(),
      from: from === undefined ? 0 : (recordOf(collection, from) ?? never),
    };
  });
};

const recordOf = (collection: Collection, id: Value): number | undefined =>
  collection.idIndex.find(keyOf(collection, id));

const keyOf = ({ idIndex }: Collection, id: Value): Buffer =>
  documentKeys(idIndex.spec.fields, new Map([['_id', id]])).keys[0]!;
