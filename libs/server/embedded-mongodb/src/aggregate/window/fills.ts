import { isNumber, typeAlias, type Doc, type Value } from '../../bson/values.ts';
import { CommandError, typeMismatch } from '../../errors.ts';
import { equalValues } from '../../keys/compare.ts';
import { add, divide, multiply, subtract } from '../arithmetic-operators.ts';
import { compileExpression } from '../expression.ts';
import { evaluate, refuseWindow, sortValue, type ParseWindowFunction } from './window-function.ts';

const isNullish = (value: Value | undefined): value is null | undefined =>
  value === undefined || value === null;

/** `$locf`: the last value that is there. */
export const locf: ParseWindowFunction = (source) => {
  refuseWindow(source);
  const expression = compileExpression(source.operand);
  return (docs) => {
    let last: Value = null;
    return (index) => {
      const value = evaluate(expression, docs[index]!);
      return isNullish(value) ? last : (last = value);
    };
  };
};

interface Point {
  x: Value;
  y: Value;
}

/** `$linearFill`: a straight line between the values on both sides. */
export const linearFill: ParseWindowFunction = (source) => {
  refuseWindow(source);
  if (source.sort.length !== 1)
    throw new CommandError(605001, '$linearFill must be specified with a sortBy of exactly one element');
  const input = compileExpression(source.operand);
  const by = sortValue(source);
  return (docs) => {
    const points = docs.map((doc: Doc) => ({ x: evaluate(by, doc), y: evaluate(input, doc) }));
    points.forEach((point, i) => checkPoint(point, points[i - 1]?.x));
    const following = nextKnown(points);
    let before: Point | undefined;
    return (index) => {
      const { x, y } = points[index]!;
      if (!isNullish(y)) {
        before = { x: x!, y };
        return y;
      }
      const after = following[index];
      return before && after ? between(before, after, x!) : null;
    };
  };
};

/** For each place the next point that has a value. */
const nextKnown = (
  points: readonly { x: Value | undefined; y: Value | undefined }[],
): (Point | undefined)[] => {
  let next: Point | undefined;
  return points
    .toReversed()
    .map(({ x, y }) => {
      if (!isNullish(y)) next = { x: x!, y };
      return next;
    })
    .toReversed();
};

const between = (before: Point, after: Point, x: Value): Value => {
  const slope = divide([subtract([after.y, before.y]), subtract([after.x, before.x])]);
  return add([before.y, multiply([subtract([x, before.x]), slope])]);
};

const checkPoint = (
  { x, y }: { x: Value | undefined; y: Value | undefined },
  before: Value | undefined,
): void => {
  if (!isNullish(y) && !isNumber(y))
    throw typeMismatch(`Value to be filled must be numeric or nullish, but found ${typeAlias(y)}`);
  if (['objectId', 'timestamp'].includes(typeAlias(x)))
    throw new CommandError(115, `$linearFill by a field of the type ${typeAlias(x)} is not supported`);
  if (!isNumber(x) && !(x instanceof Date))
    throw typeMismatch(`Value of the sortBy field must be numeric or a date, but found ${typeAlias(x)}`);
  if (before === undefined) return;
  if (equalValues(before, x))
    throw new CommandError(6050106, 'There can be no repeated values in the sort field');
  if (isNumber(before) !== isNumber(x)) throw typeMismatch('Conflicting sort value types: number and date');
};
