import { ambient } from '../ambient/ambient.ts';
import { badValue, CommandError } from '../errors.ts';
import { encodeKey } from '../keys/encode-value.ts';
import { prefixRange } from '../keys/range.ts';
import type { Collection } from '../storage/collection.ts';
import type { FilterNode } from './matcher.ts';
import { holdsAll } from './partial.ts';
import type { IndexPlan, Wish } from './planner.ts';

/**
 * The plan of a filter with `$text`; undefined for one without. The index gives all documents with one of the words;
 * phrases, what must not be there and the letters themselves are asked of each document.
 */
export const textPlan = (
  collection: Collection,
  conjuncts: FilterNode[],
  { sort, hint }: Wish,
): IndexPlan | undefined => {
  const [node, another] = conjuncts.filter((part) => part.kind === 'text');
  if (!node) return undefined;
  if (another) throw badValue('Too many text expressions');
  if (hint !== undefined) throw badValue('text and hint not allowed in same query');
  if (ambient().collation) throw new CommandError(115, '$text together with a collation is not supported');
  const index = collection.indexes.find((candidate) => candidate.ready && candidate.spec.text);
  if (!index?.spec.text || !holdsAll(index, conjuncts))
    throw new CommandError(27, 'text index required for $text query');
  node.search.bind(index.spec.text);
  const ranges = Array.from(node.search.terms, (term) => prefixRange(encodeKey(term)));
  ranges.sort((left, right) => Buffer.compare(left.from, right.from));
  return {
    kind: 'index',
    index,
    bounds: { ranges, answered: new Set(), fixed: new Set(), narrowed: 1, fields: [] },
    direction: 1,
    rest: conjuncts,
    sorted: sort.length === 0,
  };
};
