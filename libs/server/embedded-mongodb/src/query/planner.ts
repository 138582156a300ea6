import { ambient } from '../ambient/ambient.ts';
import type { Doc } from '../bson/values.ts';
import { badValue } from '../errors.ts';
import type { KeyField } from '../keys/index-keys.ts';
import type { Collection } from '../storage/collection.ts';
import type { IndexTable } from '../storage/index-table.ts';
import { boundsOf } from './bounds.ts';
import { indexBounds, type IndexBounds } from './index-bounds.ts';
import type { FilterNode, Matcher } from './matcher.ts';
import { holdsAll } from './partial.ts';
import { textPlan } from './text-plan.ts';

/** How documents are found. `rest` is what still has to be asked of each of them. */
export type Plan = IdPlan | IndexPlan | CollectionPlan | UnionPlan;

export interface IdPlan {
  kind: 'id';
  key: Buffer;
  rest: FilterNode[];
  sorted: true;
}

export interface IndexPlan {
  kind: 'index';
  index: IndexTable;
  bounds: IndexBounds;
  direction: 1 | -1;
  rest: FilterNode[];
  /** True when the documents come in the order asked for. */
  sorted: boolean;
}

export interface CollectionPlan {
  kind: 'collection';
  direction: 1 | -1;
  rest: FilterNode[];
  sorted: boolean;
}

/** The branches of an `$or`, each by its own index. */
export interface UnionPlan {
  kind: 'union';
  plans: (IndexPlan | IdPlan)[];
  rest: FilterNode[];
  sorted: boolean;
}

/** What a query wants besides its filter. */
export interface Wish {
  sort: readonly KeyField[];
  /** An index by name or by key pattern, or a direction of the natural order. */
  hint?: string | Doc | { natural: 1 | -1 } | undefined;
}

export const makePlan = (collection: Collection, matcher: Matcher, wish: Wish): Plan => {
  const conjuncts = matcher.conjuncts();
  const byWords = textPlan(collection, conjuncts, wish);
  if (byWords) return byWords;
  if (wish.hint !== undefined) return hintedPlan(collection, conjuncts, wish);
  const byId = idPlan(conjuncts);
  if (byId) return byId;
  const plans = collection.indexes
    .filter((index) => serves(index, conjuncts))
    .map((index) => indexPlan(index, conjuncts, wish.sort))
    .filter((plan) => plan.bounds.narrowed > 0 || (plan.sorted && wish.sort.length > 0));
  const best = plans.reduce<IndexPlan | undefined>(
    (winner, plan) => (score(plan) > (winner ? score(winner) : 0) ? plan : winner),
    undefined,
  );
  if (best && best.bounds.narrowed > 0) return best;
  return unionPlan(collection, conjuncts, wish.sort) ?? best ?? collectionScan(conjuncts, wish.sort);
};

/** Whether an index can give the documents of a filter by the values of its fields. */
const serves = (index: IndexTable, conjuncts: FilterNode[]): boolean =>
  index.ready && !index.spec.text && holdsAll(index, conjuncts);

const collectionScan = (conjuncts: FilterNode[], sort: readonly KeyField[]): CollectionPlan => ({
  kind: 'collection',
  direction: 1,
  rest: conjuncts,
  sorted: sort.length === 0,
});

/** Equality on `_id` finds at most one document, which is in any order. */
const idPlan = (conjuncts: FilterNode[]): IdPlan | undefined => {
  const node = conjuncts.find(
    (part) => part.kind === 'field' && part.name === '_id' && part.test.operator === '$eq',
  );
  if (node?.kind !== 'field') return undefined;
  const range = boundsOf(node.test)?.ranges[0];
  return (
    range && { kind: 'id', key: range.from, rest: conjuncts.filter((part) => part !== node), sorted: true }
  );
};

/** One index as a plan, whether or not it is the best. */
export const indexPlan = (
  index: IndexTable,
  conjuncts: FilterNode[],
  sort: readonly KeyField[],
): IndexPlan => {
  const bounds = indexBounds(index, conjuncts);
  const direction = sortDirection(index, bounds, sort);
  return {
    kind: 'index',
    index,
    bounds,
    direction: direction ?? 1,
    rest: conjuncts.filter((node) => !bounds.answered.has(node)),
    sorted: direction !== undefined,
  };
};

/** In which direction an index gives the wanted order; undefined when it does not. */
const sortDirection = (
  index: IndexTable,
  bounds: IndexBounds,
  sort: readonly KeyField[],
): 1 | -1 | undefined => {
  const wanted = sort.filter((field) => !bounds.fixed.has(field.name));
  if (wanted.length === 0) return 1;
  if (index.multikey !== 0 || ambient().collation) return undefined;
  let at = 0;
  let direction: number | undefined;
  for (const { name, direction: sign } of wanted) {
    while (bounds.fixed.has(index.spec.fields[at]?.name ?? '')) at++;
    const field = index.spec.fields[at];
    if (field?.name !== name || (direction !== undefined && direction !== field.direction * sign))
      return undefined;
    direction = field.direction * sign;
    at++;
  }
  return direction === -1 ? -1 : 1;
};

/** Points weigh most, then the range behind them, then a sort that comes for free, then a shorter key. */
const score = ({ bounds, index, sorted }: IndexPlan): number => {
  const single = bounds.fixed.size === index.spec.fields.length && index.spec.unique;
  const free = sorted ? 3 : 0;
  return (
    (single ? 1000 : 0) +
    bounds.fixed.size * 10 +
    bounds.narrowed * 4 +
    free +
    1 / (1 + index.spec.fields.length)
  );
};

const unionPlan = (
  collection: Collection,
  conjuncts: FilterNode[],
  sort: readonly KeyField[],
): UnionPlan | undefined => {
  const either = conjuncts.find((node) => node.kind === 'or');
  if (either?.kind !== 'or') return undefined;
  const plans: (IndexPlan | IdPlan)[] = [];
  for (const branch of either.nodes) {
    const parts = branch.kind === 'and' ? branch.nodes : [branch];
    const plan = branchPlan(collection, parts);
    if (!plan) return undefined;
    plans.push(plan);
  }
  // What a branch's index does not answer is asked of that branch's documents alone.
  const rest = conjuncts.filter((node) => node !== either);
  return { kind: 'union', plans, rest, sorted: sort.length === 0 };
};

const branchPlan = (collection: Collection, conjuncts: FilterNode[]): IndexPlan | IdPlan | undefined => {
  const candidates = collection.indexes
    .filter((index) => serves(index, conjuncts))
    .map((index) => indexPlan(index, conjuncts, []))
    .filter((plan) => plan.bounds.narrowed > 0)
    .sort((a, b) => score(b) - score(a));
  return idPlan(conjuncts) ?? candidates[0];
};

const hintedPlan = (collection: Collection, conjuncts: FilterNode[], { hint, sort }: Wish): Plan => {
  if (typeof hint === 'object' && 'natural' in hint) {
    return { kind: 'collection', direction: hint.natural, rest: conjuncts, sorted: sort.length === 0 };
  }
  const index = collection.indexes.find(
    (candidate) => candidate.ready && !candidate.spec.text && matchesHint(candidate, hint!),
  );
  if (!index) throw badValue('hint provided does not correspond to an existing index');
  if (!holdsAll(index, conjuncts)) {
    throw badValue(`The hinted index ${index.spec.name} does not hold all documents that the filter accepts`);
  }
  return indexPlan(index, conjuncts, sort);
};

const matchesHint = (index: IndexTable, hint: string | Doc | { natural: 1 | -1 }): boolean => {
  if (typeof hint === 'string') return index.spec.name === hint;
  const names = hint instanceof Map ? [...hint].map(([name, sign]) => `${name}:${Number(sign)}`).join() : '';
  return index.spec.fields.map((field) => `${field.name}:${field.direction}`).join() === names;
};
