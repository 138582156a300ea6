import { isDoc, type Doc, type Value } from '../../bson/values.ts';
import { failedToParse } from '../../errors.ts';
import type { KeyField } from '../../keys/index-keys.ts';
import { compileExpression, type Expression } from '../expression.ts';

/** What a window function says of each document of a partition, asked from the first to the last. */
export type Answers = (index: number) => Value | undefined;

/** A window function, ready for the documents of one partition in their order. */
export type WindowFunction = (docs: readonly Doc[]) => Answers;

/** One field of `output`, such as `{$sum: '$n', window: {documents: [-1, 0]}}`. */
export interface WindowSource {
  operator: string;
  operand: Value;
  window: Value | undefined;
  sort: readonly KeyField[];
}

export type ParseWindowFunction = (source: WindowSource) => WindowFunction;

export const evaluate = (expression: Expression, doc: Doc): Value | undefined =>
  expression.evaluate({ root: doc, variables: new Map() });

/** The value by which the documents are sorted, for functions that calculate with it. */
export const sortValue = ({ sort: [field] }: WindowSource): Expression =>
  compileExpression(`$${field!.name}`);

export const needSingleSort = ({ operator, sort }: WindowSource): void => {
  if (sort.length !== 1) throw failedToParse(`${operator} requires a sortBy of exactly one field`);
};

export const refuseWindow = ({ operator, window }: WindowSource): void => {
  if (window !== undefined) throw failedToParse(`'window' field is not allowed in ${operator}`);
};

/** The named arguments of a window function. */
export const namedArguments = (
  { operator, operand }: WindowSource,
  needed: readonly string[],
  optional: readonly string[] = [],
): Doc => {
  if (!isDoc(operand)) throw failedToParse(`${operator} expects an object`);
  const unknown = [...operand.keys()].find((name) => ![...needed, ...optional].includes(name));
  if (unknown !== undefined) throw failedToParse(`${operator} got unexpected argument: ${unknown}`);
  const missing = needed.find((name) => !operand.has(name));
  if (missing !== undefined) throw failedToParse(`${operator} requires '${missing}'`);
  return operand;
};
