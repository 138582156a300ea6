import { Double, Int32, Long } from 'bson';
import { badValue, CommandError } from '../errors.ts';
import { isDecimal, isDouble, isInt32, isLong, toDouble, type NumberValue } from './values.ts';

/** Arithmetic with MongoDB's types: the wider type wins, and an int that overflows becomes a long. */
type Operation = '+' | '-' | '*';

export const calculate = (operation: Operation, a: NumberValue, b: NumberValue): NumberValue => {
  if (isDecimal(a) || isDecimal(b)) {
    throw new CommandError(115, 'Arithmetic with Decimal128 is not supported');
  }
  if (isDouble(a) || isDouble(b)) return new Double(onDoubles(operation, toDouble(a), toDouble(b)));
  const exact = onBigInts(operation, toBigInt(a), toBigInt(b));
  const narrow = isInt32(a) && isInt32(b);
  if (narrow && exact >= -0x80000000n && exact <= 0x7fffffffn) return new Int32(Number(exact));
  if (BigInt.asIntN(64, exact) !== exact)
    throw badValue(`The result of ${operation} does not fit into a long`);
  return Long.fromBigInt(exact);
};

const toBigInt = (value: NumberValue): bigint => (isLong(value) ? value.toBigInt() : BigInt(toDouble(value)));

const onDoubles = (operation: Operation, a: number, b: number): number =>
  operation === '+' ? a + b : operation === '-' ? a - b : a * b;

const onBigInts = (operation: Operation, a: bigint, b: bigint): bigint =>
  operation === '+' ? a + b : operation === '-' ? a - b : a * b;
