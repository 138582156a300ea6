import { isArray, isDoc, type Doc, type Value } from '../bson/values.ts';
import { badValue } from '../errors.ts';
import { parseFilter } from '../query/parse-filter.ts';
import type { Matcher } from '../query/matcher.ts';
import { readPlace } from './place.ts';

/** The conditions of `arrayFilters`, by the identifier that a path names them with. */
export type ArrayFilters = ReadonlyMap<string, Matcher>;

export const parseArrayFilters = (source: Value | undefined): ArrayFilters => {
  const filters = new Map<string, Matcher>();
  if (source === undefined) return filters;
  if (!isArray(source)) throw badValue("'arrayFilters' must be an array");
  for (const filter of source) {
    if (!isDoc(filter) || filter.size === 0)
      throw badValue('An array filter must be a document that is not empty');
    const identifiers = new Set([...filter.keys()].map((name) => name.split('.')[0]!));
    const [identifier = ''] = identifiers;
    if (identifiers.size !== 1 || !/^[a-z][a-zA-Z0-9]*$/.test(identifier)) {
      throw badValue(
        `An array filter must use exactly one identifier, a name that begins with a lowercase letter`,
      );
    }
    if (filters.has(identifier))
      throw badValue(`Found multiple array filters with the same top-level field name ${identifier}`);
    filters.set(identifier, parseFilter(filter));
  }
  return filters;
};

export const hasPlaceholder = (path: readonly string[]): boolean => path.some((part) => part.startsWith('$'));

/** Turns `$`, `$[]` and `$[name]` of a path into the positions they stand for in one document. */
export const resolvePath = (
  doc: Doc,
  path: readonly string[],
  position: number | undefined,
  filters: ArrayFilters,
): string[][] => {
  let open: string[][] = [[]];
  for (const part of path) {
    if (part === '$') {
      if (position === undefined) {
        throw badValue('The positional operator did not find the match needed from the query.');
      }
      open = open.map((begun) => [...begun, String(position)]);
    } else if (part.startsWith('$[')) {
      open = open.flatMap((begun) => positions(doc, begun, part, filters).map((index) => [...begun, index]));
    } else {
      open = open.map((begun) => [...begun, part]);
    }
  }
  return open;
};

const positions = (doc: Doc, begun: readonly string[], part: string, filters: ArrayFilters): string[] => {
  const array = readPlace(doc, begun);
  if (!isArray(array)) {
    throw badValue(
      `The path '${begun.join('.')}' must exist in the document in order to apply array updates.`,
    );
  }
  const identifier = part.slice(2, -1);
  const filter = filters.get(identifier);
  if (identifier !== '' && !filter) {
    throw badValue(`No array filter found for identifier '${identifier}'`);
  }
  return array.flatMap((element, i) =>
    !filter || filter.matches(new Map([[identifier, element]])) ? [String(i)] : [],
  );
};
