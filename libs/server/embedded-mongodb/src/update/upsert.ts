import { ObjectId } from 'bson';
import { cloneValue } from '../bson/encode.ts';
import { isArray, type Doc, type Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import type { FilterNode, Matcher } from '../query/matcher.ts';
import type { Update } from './update.ts';
import { readPlace, writePlace } from './place.ts';

/** The document that an upsert inserts: what the filter holds fixed, then the update, and an `_id` first. */
export const upsertedDocument = (matcher: Matcher, update: Update): Doc => {
  const fixed: Doc = new Map();
  for (const node of matcher.conjuncts()) takeEquality(fixed, node);
  const start: Doc = update.replaces ? onlyId(fixed) : fixed;
  const made = update.apply(start, { inserting: true });
  const id = made.has('_id') ? made.get('_id')! : new ObjectId();
  const result: Doc = new Map([['_id', id]]);
  for (const [name, value] of made) if (name !== '_id') result.set(name, value);
  return result;
};

const onlyId = (fixed: Doc): Doc => {
  const id = fixed.get('_id');
  return id === undefined ? new Map() : new Map([['_id', id]]);
};

const takeEquality = (doc: Doc, node: FilterNode): void => {
  if (node.kind === 'or' && node.nodes.length === 1) return takeEquality(doc, node.nodes[0]!);
  if (node.kind === 'and') return node.nodes.forEach((part) => takeEquality(doc, part));
  if (node.kind !== 'field') return;
  const value = fixedValue(node.test.operator, node.test.operand);
  if (value === undefined) return;
  if (readPlace(doc, node.path) !== undefined) {
    throw new CommandError(54, `cannot infer query fields to set, path '${node.name}' is matched twice`);
  }
  writePlace(doc, node.path, cloneValue(value));
};

const fixedValue = (operator: string, operand: Value): Value | undefined => {
  if (operator === '$eq') return operand;
  return operator === '$in' && isArray(operand) && operand.length === 1 ? operand[0] : undefined;
};
