import { prefixRange, type KeyRange } from '../keys/range.ts';
import type { IndexTable } from '../storage/index-table.ts';
import { boundsOf, descending, intersect, storedPoint, type Bounds } from './bounds.ts';
import type { FilterNode } from './matcher.ts';

type FieldNode = Extract<FilterNode, { kind: 'field' }>;

/** How a filter narrows one index. */
export interface IndexBounds {
  ranges: KeyRange[];
  /** Conditions that the ranges answer completely; the rest has to be asked of each document. */
  answered: Set<FilterNode>;
  /** Leading fields held to a single value each. */
  fixed: Set<string>;
  /** How many fields are narrowed at all. */
  narrowed: number;
  /** Per narrowed field, for `explain`. */
  fields: { name: string; bounds: Bounds }[];
}

const mostRanges = 1000;

/** Reads the bounds field by field: points narrow on, the first range ends the walk. */
export const indexBounds = (index: IndexTable, conjuncts: readonly FilterNode[]): IndexBounds => {
  const result: IndexBounds = {
    ranges: [],
    answered: new Set(),
    fixed: new Set(),
    narrowed: 0,
    fields: [],
  };
  let prefixes: Buffer[] = [Buffer.alloc(0)];
  let arrays = 0;
  for (const [i, field] of index.spec.fields.entries()) {
    const multikey = ((index.multikey >> i) & 1) === 1;
    if (multikey && arrays++ > 0) break;
    const bounds = fieldBounds(conjuncts, field.name, multikey, result.answered);
    if (!bounds) break;
    result.narrowed++;
    result.fields.push({ name: field.name, bounds });
    if (!bounds.points || prefixes.length * bounds.ranges.length > mostRanges) {
      result.ranges = extend(prefixes, field.direction > 0 ? bounds.ranges : descending(bounds.ranges));
      return result;
    }
    if (bounds.ranges.length === 1 && !multikey) result.fixed.add(field.name);
    prefixes = bounds.ranges.flatMap((point) =>
      prefixes.map((prefix) => Buffer.concat([prefix, storedPoint(point, field.direction)])),
    );
  }
  result.ranges = prefixes.sort(Buffer.compare).map(prefixRange);
  return result;
};

const extend = (prefixes: readonly Buffer[], ranges: readonly KeyRange[]): KeyRange[] =>
  prefixes
    .flatMap((prefix) =>
      ranges.map(({ from, to }) => ({
        from: Buffer.concat([prefix, from]),
        to: Buffer.concat([prefix, to]),
      })),
    )
    .sort((left, right) => Buffer.compare(left.from, right.from));

/**
 * The bounds that a filter sets for one field. Where arrays occur only one condition may be used, since two
 * conditions can be met by different elements; and then the document still has to be asked.
 */
const fieldBounds = (
  conjuncts: readonly FilterNode[],
  name: string,
  multikey: boolean,
  answered: Set<FilterNode>,
): Bounds | undefined => {
  const found = conjuncts
    .filter((node): node is FieldNode => node.kind === 'field' && node.name === name)
    .map((node) => ({ node, bounds: boundsOf(node.test) }))
    .filter((entry): entry is { node: FieldNode; bounds: Bounds } => entry.bounds !== undefined);
  if (found.length === 0) return undefined;
  if (multikey) return narrowest(found.map(({ bounds }) => bounds));
  for (const { node, bounds } of found) if (bounds.exact) answered.add(node);
  return found.map(({ bounds }) => bounds).reduce(intersect);
};

const narrowest = (all: Bounds[]): Bounds =>
  all.find((bounds) => bounds.points && bounds.ranges.length === 1) ??
  all.find((bounds) => bounds.points) ??
  all[0]!;
