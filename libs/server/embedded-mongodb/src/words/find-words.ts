import { decode } from '../bson/decode.ts';
import type { Doc } from '../bson/values.ts';
import type { Matcher } from '../query/matcher.ts';
import type { Collection } from '../storage/collection.ts';
import type { WordIndex, WordQuery } from './word-index.ts';

/** A scope to search in, from a record on. */
export interface Scope {
  value: string;
  from: number;
}

export interface WordSearch {
  query: WordQuery;
  scopes: readonly Scope[];
  before: number;
  /** What is asked of the documents themselves. */
  filter: Matcher;
  limit: number;
}

export interface Found {
  records: number[];
  documents: Doc[];
  /** Where to go on; null when there is nothing more. */
  next: number | null;
}

/** So many searches of one scope between two moments at which others may go first. */
const scopesPerSlice = 25;
/** A filter that refuses nearly everything ends the page after so many rounds; the next page goes on. */
const mostRounds = 8;

/** The newest documents of all scopes together that the query finds and the filter accepts. */
export function* findWords(
  collection: Collection,
  index: WordIndex,
  search: WordSearch,
): Generator<void, Found> {
  const found: Found = { records: [], documents: [], next: null };
  let before = search.before;
  for (let round = 0; round < mostRounds; round++) {
    // One more than is wanted tells whether there is more.
    const candidates = yield* newest(index, search, before, search.limit + 1);
    for (const record of candidates) {
      if (found.records.length === search.limit) return { ...found, next: before };
      before = record;
      const doc = documentAt(collection, record);
      if (!doc || !search.filter.matches(doc)) continue;
      found.records.push(record);
      found.documents.push(doc);
    }
    if (candidates.length <= search.limit) return found;
  }
  return { ...found, next: before };
}

function* newest(
  index: WordIndex,
  { query, scopes }: WordSearch,
  before: number,
  limit: number,
): Generator<void, number[]> {
  const records: number[] = [];
  for (const [i, scope] of scopes.entries()) {
    if (i > 0 && i % scopesPerSlice === 0) yield;
    records.push(...index.find(scope.value, query, scope.from, before, limit));
  }
  return records.sort((a, b) => b - a).slice(0, limit);
}

const documentAt = (collection: Collection, record: number): Doc | undefined => {
  const bytes = collection.dropped ? undefined : collection.get(record);
  return bytes && decode(bytes);
};
