import { Double, Int32, Long } from 'bson';
import { calculate } from '../bson/arithmetic.ts';
import { divide as divideDecimals, modulo, quantize, wholePart } from '../bson/decimal-arithmetic.ts';
import { decimalOf } from '../bson/decimal-of.ts';
import { isFinite, toDecimal128 } from '../bson/decimal.ts';
import { isDecimal, isDouble, isInt32, toDouble, type NumberValue, type Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import type { PlainOperator } from './operators.ts';
import { anyNumber, exact, narrowest } from './whole-numbers.ts';

type Argument = Value | undefined;
const many = Infinity;
const isNullish = (value: Argument): value is null | undefined => value === undefined || value === null;

const numeric = (operator: string, value: Value, code = 14): NumberValue => anyNumber(operator, value, code);

/** A number as whole milliseconds: halves go away from zero, those of decimals to the even one. */
const milliseconds = (value: NumberValue): number => {
  if (!isDecimal(value)) {
    const double = toDouble(value);
    return Math.sign(double) * Math.round(Math.abs(double));
  }
  const whole = quantize(decimalOf(value), 0, 'even');
  return isFinite(whole) ? Number(wholePart(whole)) : NaN;
};

const moved = (date: Date, by: number): Date => {
  const result = new Date(date.getTime() + by);
  if (Number.isNaN(result.getTime())) throw new CommandError(15, 'date overflow');
  return result;
};

export const add = (args: readonly Argument[]): Value => {
  if (args.some(isNullish)) return null;
  const dates = args.filter((value) => value instanceof Date);
  if (dates.length > 1) throw new CommandError(16612, 'only one date allowed in an $add expression');
  const numbers = args.filter((value) => !(value instanceof Date)).map((value) => numeric('$add', value!));
  const sum = numbers.reduce<NumberValue>((total, value) => calculate('+', total, value), new Int32(0));
  return dates[0] ? moved(dates[0], milliseconds(sum)) : sum;
};

export const subtract = ([a, b]: readonly Argument[]): Value => {
  if (isNullish(a) || isNullish(b)) return null;
  if (a instanceof Date && b instanceof Date) return Long.fromNumber(a.getTime() - b.getTime());
  if (a instanceof Date) return moved(a, -milliseconds(numeric('$subtract', b)));
  return calculate('-', numeric('$subtract', a), numeric('$subtract', b));
};

export const multiply = (args: readonly Argument[]): Value =>
  args.some(isNullish)
    ? null
    : args.reduce<NumberValue>(
        (total, value) => calculate('*', total, numeric('$multiply', value!)),
        new Int32(1),
      );

export const divide = ([a, b]: readonly Argument[]): Value => {
  if (isNullish(a) || isNullish(b)) return null;
  const [left, right] = [numeric('$divide', a), numeric('$divide', b)];
  if (isZero(right)) throw new CommandError(2, "can't $divide by zero");
  if (isDecimal(left) || isDecimal(right))
    return toDecimal128(divideDecimals(decimalOf(left), decimalOf(right)));
  return new Double(toDouble(left) / toDouble(right));
};

/** Some decimals are so small that their nearest double is zero. */
export const isZero = (value: NumberValue): boolean => {
  if (!isDecimal(value)) return toDouble(value) === 0;
  const decimal = decimalOf(value);
  return isFinite(decimal) && decimal.coefficient === 0n;
};

const rest = ([a, b]: readonly Argument[]): Value => {
  if (isNullish(a) || isNullish(b)) return null;
  const [left, right] = [numeric('$mod', a, 16611), numeric('$mod', b, 16611)];
  const decimal = isDecimal(left) || isDecimal(right);
  if (isZero(right)) throw new CommandError(decimal ? 5733415 : 16610, "can't $mod by zero");
  if (decimal) return toDecimal128(modulo(decimalOf(left), decimalOf(right)));
  if (isDouble(left) || isDouble(right)) return new Double(toDouble(left) % toDouble(right));
  return narrowest(exact(left) % exact(right), isInt32(left) && isInt32(right));
};

export const arithmeticOperators: Record<string, PlainOperator> = {
  $add: { arity: [0, many], apply: add },
  $subtract: { arity: [2, 2], apply: subtract },
  $multiply: { arity: [0, many], apply: multiply },
  $divide: { arity: [2, 2], apply: divide },
  $mod: { arity: [2, 2], apply: rest },
};
