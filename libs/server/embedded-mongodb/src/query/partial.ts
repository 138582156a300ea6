import { ambient } from '../ambient/ambient.ts';
import { isArray, type Value } from '../bson/values.ts';
import { compareValues } from '../keys/compare.ts';
import { orderOfType } from '../keys/encode-value.ts';
import type { IndexTable } from '../storage/index-table.ts';
import { boundsOf } from './bounds.ts';
import type { FilterNode, Test } from './matcher.ts';

type FieldNode = Extract<FilterNode, { kind: 'field' }>;

/** Whether every document that a filter accepts is in a sparse or partial index. */
export const holdsAll = (index: IndexTable, conjuncts: readonly FilterNode[]): boolean => {
  if (index.spec.sparse && !index.spec.fields.some((field) => needsField(conjuncts, field.name)))
    return false;
  if (index.spec.partial && ambient().collation) return false;
  const wanted = index.spec.partial?.conjuncts() ?? [];
  return wanted.every((node) => node.kind === 'field' && conjuncts.some((given) => implies(given, node)));
};

const needsField = (conjuncts: readonly FilterNode[], name: string): boolean =>
  conjuncts.some((node) => node.kind === 'field' && node.name === name && !node.test.accepts(undefined));

/** Whether a document that meets `given` surely meets `wanted`. Cautious: false when in doubt. */
const implies = (given: FilterNode, wanted: FieldNode): boolean => {
  if (given.kind !== 'field' || given.name !== wanted.name) return false;
  if (wanted.test.operator === '$exists') return !given.test.accepts(undefined);
  if (
    given.test.operator === wanted.test.operator &&
    compareValues(given.test.operand, wanted.test.operand) === 0
  ) {
    return true;
  }
  const values = valuesOf(given.test);
  if (values) return values.every((value) => value !== null && !isArray(value) && wanted.test.accepts(value));
  return rangeImplies(given.test, wanted.test);
};

const valuesOf = (test: Test): readonly Value[] | undefined => {
  if (boundsOf(test) === undefined) return undefined;
  if (test.operator === '$eq') return [test.operand];
  return test.operator === '$in' && isArray(test.operand) ? test.operand : undefined;
};

const rangeImplies = (given: Test, wanted: Test): boolean => {
  const direction = wanted.operator.slice(0, 3);
  if (!['$gt', '$lt'].includes(direction) || given.operator.slice(0, 3) !== direction) return false;
  if (orderOfType(given.operand) !== orderOfType(wanted.operand)) return false;
  const difference = compareValues(given.operand, wanted.operand) * (direction === '$gt' ? 1 : -1);
  return difference > 0 || (difference === 0 && wanted.operator.endsWith('e'));
};
