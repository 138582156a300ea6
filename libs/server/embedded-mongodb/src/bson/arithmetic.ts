import { Double, Int32, Long } from 'bson';
import { badValue } from '../errors.ts';
import { add, multiply, subtract } from './decimal-arithmetic.ts';
import { decimalOf } from './decimal-of.ts';
import { toDecimal128 } from './decimal.ts';
import { isDecimal, isDouble, isInt32, isLong, toDouble, type NumberValue } from './values.ts';

/** Arithmetic with MongoDB's types: the wider type wins, and an int that overflows becomes a long. */
type Operation = '+' | '-' | '*';

/** As expressions calculate: a long that overflows becomes a double. */
export const calculate = (operation: Operation, a: NumberValue, b: NumberValue): NumberValue =>
  ofWholes(operation, a, b) ?? new Double(onDoubles(operation, toDouble(a), toDouble(b)));

/** As updates calculate: a long that overflows is an error. */
export const calculateStored = (operation: Operation, a: NumberValue, b: NumberValue): NumberValue => {
  const result = ofWholes(operation, a, b);
  if (!result) throw badValue(`The result of ${operation} does not fit into a long`);
  return result;
};

const ofWholes = (operation: Operation, a: NumberValue, b: NumberValue): NumberValue | undefined => {
  if (isDecimal(a) || isDecimal(b)) return toDecimal128(onDecimals[operation](decimalOf(a), decimalOf(b)));
  if (isDouble(a) || isDouble(b)) return new Double(onDoubles(operation, toDouble(a), toDouble(b)));
  const exact = onBigInts(operation, toBigInt(a), toBigInt(b));
  const narrow = isInt32(a) && isInt32(b);
  if (narrow && BigInt.asIntN(32, exact) === exact) return new Int32(Number(exact));
  return BigInt.asIntN(64, exact) === exact ? Long.fromBigInt(exact) : undefined;
};

const onDecimals = { '+': add, '-': subtract, '*': multiply };

const toBigInt = (value: NumberValue): bigint => (isLong(value) ? value.toBigInt() : BigInt(toDouble(value)));

const onDoubles = (operation: Operation, a: number, b: number): number =>
  operation === '+' ? a + b : operation === '-' ? a - b : a * b;

const onBigInts = (operation: Operation, a: bigint, b: bigint): bigint =>
  operation === '+' ? a + b : operation === '-' ? a - b : a * b;
