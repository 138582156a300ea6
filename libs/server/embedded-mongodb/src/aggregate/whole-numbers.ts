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

/** MongoDB's operators refuse what is no number by different codes; most by 28765. */
export const anyNumber = (operator: string, value: Value, code = 28765): NumberValue => {
  if (isNumber(value)) return value;
  throw new CommandError(code, `${operator} only supports numeric types, not ${typeAlias(value)}`);
};

/** A number for functions that this server does not have in 34 digits. */
export const number = (operator: string, value: Value): NumberValue => {
  if (isDecimal(value)) throw new CommandError(115, `${operator} of a Decimal128 is not supported`);
  return anyNumber(operator, value);
};

export const exact = (value: NumberValue): bigint =>
  isLong(value) ? value.toBigInt() : BigInt(toDouble(value));

/** A whole number in the type of its operands, or the next larger. */
export const narrowest = (value: bigint, isInt: boolean): Value => {
  if (isInt && BigInt.asIntN(32, value) === value) return new Int32(Number(value));
  if (BigInt.asIntN(64, value) === value) return Long.fromBigInt(value);
  throw new CommandError(51080, 'the result does not fit into a long');
};
