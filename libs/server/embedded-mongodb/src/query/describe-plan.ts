import { isArray, isDoc, typeAlias, type Value } from '../bson/values.ts';
import { integer } from '../bson/values.ts';
import { fields } from '../wire/reply.ts';
import type { Query } from './find.ts';
import type { FilterNode, Test } from './matcher.ts';
import type { IndexPlan, Plan } from './planner.ts';

/** A plan in the shape of MongoDB's `winningPlan`. It is made from the plan that runs, so it tells the truth. */
export const describePlan = (plan: Plan, query: Query): Map<string, Value> => {
  let stage = access(plan, query);
  if (!plan.sorted) {
    stage = fields({
      stage: 'SORT',
      sortPattern: new Map(query.sort.map((field) => [field.name, integer(field.direction)])),
      inputStage: stage,
    });
  }
  if (query.skip > 0) stage = fields({ stage: 'SKIP', skipAmount: integer(query.skip), inputStage: stage });
  if (query.limit !== Infinity)
    stage = fields({ stage: 'LIMIT', limitAmount: integer(query.limit), inputStage: stage });
  return stage;
};

const access = (plan: Plan, query: Query): Map<string, Value> => {
  switch (plan.kind) {
    case 'id':
      return fields({ stage: 'IDHACK' });
    case 'index':
      if (plan.index.spec.text) return fields({ stage: 'TEXT_MATCH', indexName: plan.index.spec.name });
      return fields({ stage: 'FETCH', inputStage: indexScan(plan, query) });
    case 'collection':
      return fields({ stage: 'COLLSCAN', direction: plan.direction > 0 ? 'forward' : 'backward' });
    case 'union':
      return fields({
        stage: 'FETCH',
        inputStage: fields({
          stage: 'OR',
          inputStages: plan.plans.map((part) =>
            part.kind === 'id' ? access(part, query) : indexScan(part, query),
          ),
        }),
      });
  }
};

const indexScan = (plan: IndexPlan, query: Query): Map<string, Value> =>
  fields({
    stage: 'IXSCAN',
    keyPattern: plan.index.spec.pattern,
    indexName: plan.index.spec.name,
    isMultiKey: plan.index.multikey !== 0,
    isUnique: plan.index.spec.unique,
    isSparse: plan.index.spec.sparse,
    isPartial: plan.index.spec.partial !== undefined,
    direction: plan.direction > 0 ? 'forward' : 'backward',
    indexBounds: new Map(
      plan.index.spec.fields.map((field, i) => [
        field.name,
        i < plan.bounds.narrowed ? conditions(query, field.name) : ['[MinKey, MaxKey]'],
      ]),
    ),
  });

/** The conditions that narrow a field, as text. */
const conditions = (query: Query, name: string): Value[] => {
  const tests = query.matcher
    .conjuncts()
    .filter(
      (node): node is Extract<FilterNode, { kind: 'field' }> => node.kind === 'field' && node.name === name,
    );
  return tests.map((node) => describeTest(node.test));
};

const describeTest = (test: Test): string => `${test.operator} ${show(test.operand)}`;

const show = (value: Value): string => {
  if (isArray(value)) return `[${value.slice(0, 20).map(show).join(', ')}${value.length > 20 ? ', …' : ''}]`;
  if (isDoc(value)) return '{…}';
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof Date) return value.toISOString();
  return value === null ? 'null' : `${typeAlias(value)} ${String(value)}`;
};
