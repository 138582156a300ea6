import type { Doc, Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import type { TextSearch } from './text-search.ts';

/** By which search a document was found, and as what; it goes with the document through a pipeline. */
const found = new WeakMap<Doc, { search: TextSearch; original: Doc }>();

export const noteFound = (doc: Doc, search: TextSearch): void =>
  void found.set(doc, { search, original: doc });

export const hasScore = (doc: Doc): boolean => found.has(doc);

/** What was found stays found when it changes its shape. */
export const carryScore = (from: Doc, to: Doc): Doc => {
  const entry = found.get(from);
  if (entry) found.set(to, entry);
  return to;
};

export const noScore = (): CommandError =>
  new CommandError(40218, 'query requires text score metadata, but it is not available');

/** The `textScore` of a document that `$text` has found; an error for any other. */
export const scoreOf = (doc: Value): number => {
  const entry = found.get(doc as Doc);
  if (entry) return entry.search.score(entry.original);
  throw noScore();
};
