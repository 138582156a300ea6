import { isArray, isDoc, type Doc, type Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import { pause } from '../query/scan.ts';
import { carryScore } from '../text/scores.ts';
import { compileExpression, type Expression } from './expression.ts';
import type { Stage } from './stages.ts';

/** The values of the three variables, which MongoDB has as texts as well. */
const verdicts = new Map<string, Value>([
  ['DESCEND', 'descend'],
  ['PRUNE', 'prune'],
  ['KEEP', 'keep'],
]);

/** `$redact`: each document within a document is kept, left out, or looked into. */
export const redact = (operand: Value): Stage => {
  const expression = compileExpression(operand);
  return function* (input) {
    for (const doc of input) {
      if (doc === pause) {
        yield pause;
        continue;
      }
      const left = redacted(doc, expression, new Map([...verdicts, ['ROOT', doc]]));
      if (left) yield carryScore(doc, left);
    }
  };
};

type Variables = ReadonlyMap<string, Value>;

const redacted = (doc: Doc, expression: Expression, variables: Variables): Doc | undefined => {
  const verdict = expression.evaluate({ root: doc, variables });
  if (verdict === 'keep') return doc;
  if (verdict === 'prune') return undefined;
  if (verdict !== 'descend')
    throw new CommandError(
      17053,
      "$redact's expression should not return anything aside from the variables $$KEEP, $$DESCEND, and $$PRUNE",
    );
  const result: Doc = new Map();
  for (const [name, value] of doc) {
    const left = within(value, expression, variables);
    if (left !== undefined) result.set(name, left);
  }
  return result;
};

const within = (value: Value, expression: Expression, variables: Variables): Value | undefined => {
  if (isDoc(value)) return redacted(value, expression, variables);
  if (!isArray(value)) return value;
  return value
    .map((element) => within(element, expression, variables))
    .filter((element) => element !== undefined);
};
