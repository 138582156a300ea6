import { Int32, Long } from 'bson';
import {
  isDecimal,
  isLong,
  isNumber,
  toDouble,
  typeAlias,
  type NumberValue,
  type Value,
} from '../bson/values.ts';
import { CommandError } from '../errors.ts';

/** A number with which this server can calculate. */
export const number = (operator: string, value: Value): NumberValue => {
  if (!isNumber(value))
    throw new CommandError(28765, `${operator} only supports numeric types, not ${typeAlias(value)}`);
  if (isDecimal(value)) throw new CommandError(115, 'Arithmetic with Decimal128 is not supported');
  return value;
};

export const exact = (value: NumberValue): bigint =>
  isLong(value) ? value.toBigInt() : BigInt(toDouble(value));

/** A whole number in the type of its operands, or the next larger. */
export const narrowest = (value: bigint, isInt: boolean): Value => {
  if (isInt && BigInt.asIntN(32, value) === value) return new Int32(Number(value));
  if (BigInt.asIntN(64, value) === value) return Long.fromBigInt(value);
  throw new CommandError(51080, 'the result does not fit into a long');
};
