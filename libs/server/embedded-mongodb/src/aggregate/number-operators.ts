import { Double, Int32, Long, type Decimal128 } from 'bson';
import { quantize, type Rounding } from '../bson/decimal-arithmetic.ts';
import { decimalOf } from '../bson/decimal-of.ts';
import { isFinite, toDecimal128 } from '../bson/decimal.ts';
import { isDecimal, isDouble, isInt32, isLong, isNumber, toDouble, toInteger } from '../bson/values.ts';
import type { NumberValue, Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import type { PlainOperator } from './operators.ts';
import { logarithm, power } from './powers.ts';
import { divideEven, roundDouble } from './rounding.ts';
import { anyNumber, exact, narrowest, number } from './whole-numbers.ts';

type Argument = Value | undefined;

type Read = (operator: string, value: Value) => NumberValue;

/** An operator of one number; null and missing give null. */
const ofOne = (
  operator: string,
  apply: (value: NumberValue) => Value,
  read: Read = anyNumber,
): PlainOperator => ({
  arity: [1, 1],
  apply: ([value]) => (value === undefined || value === null ? null : apply(read(operator, value))),
});

const absolute = (value: NumberValue): Value => {
  if (isDecimal(value)) {
    const decimal = decimalOf(value);
    if (isFinite(decimal)) return toDecimal128({ ...decimal, negative: false });
    return toDecimal128(decimal === '-Infinity' ? 'Infinity' : decimal);
  }
  if (isDouble(value)) return new Double(Math.abs(value.value));
  const size = exact(value) < 0n ? -exact(value) : exact(value);
  if (size > 0x7fffffffffffffffn) throw new CommandError(28680, "can't take $abs of long long min");
  return isInt32(value) && size <= 0x7fffffffn ? new Int32(Number(size)) : Long.fromBigInt(size);
};

const whole =
  (round: (value: number) => number, rounding: Rounding) =>
  (value: NumberValue): Value => {
    if (isDecimal(value)) return toDecimal128(quantize(decimalOf(value), 0, rounding));
    return isDouble(value) ? new Double(round(value.value)) : value;
  };

/** A function of doubles with a domain; outside of it MongoDB has an error, not NaN. */
const real = (
  operator: string,
  apply: (value: number) => number,
  code = 0,
  within: (value: number) => boolean = () => true,
): PlainOperator =>
  ofOne(
    operator,
    (value) => {
      const given = toDouble(value);
      if (!Number.isNaN(given) && !within(given))
        throw new CommandError(code, `${operator}'s argument is out of its range: ${given}`);
      return new Double(apply(given));
    },
    number,
  );

const rounded = (operator: string, truncates: boolean): PlainOperator => ({
  arity: [1, 2],
  apply: ([source, digits = new Int32(0)]: readonly Argument[]) => {
    if (source === undefined || source === null || digits === null) return null;
    const value = anyNumber(operator, source);
    const place = toInteger(digits);
    if (place === undefined || place < -20 || place > 100)
      throw new CommandError(51083, `cannot apply ${operator} with precision value ${String(digits)}`);
    if (isDecimal(value)) return roundDecimal(value, place, truncates);
    if (isDouble(value)) {
      if (place > 20) throw new CommandError(115, `${operator} to more than 20 places is not supported`);
      return new Double(roundDouble(value.value, place, truncates));
    }
    if (place >= 0) return value;
    return roundWhole(value, 10n ** BigInt(-place), truncates);
  },
});

const roundDecimal = (value: Decimal128, place: number, truncates: boolean): Value => {
  const decimal = decimalOf(value);
  return isFinite(decimal) ? toDecimal128(quantize(decimal, -place, truncates ? 'zero' : 'even')) : value;
};

const roundWhole = (value: NumberValue, unit: bigint, truncates: boolean): Value => {
  const given = exact(value);
  const size = divideEven(given < 0n ? -given : given, unit, truncates) * unit;
  return narrowest(given < 0n ? -size : size, isInt32(value));
};

const bits = (operator: string, start: bigint, join: (a: bigint, b: bigint) => bigint): PlainOperator => ({
  arity: [0, Infinity],
  apply: (args) => {
    if (args.some((value) => value === undefined || value === null)) return null;
    const wholes = args.map((value) => {
      if (isInt32(value) || isLong(value)) return value;
      throw new CommandError(14, `${operator} only supports int and long operands`);
    });
    return narrowest(
      wholes.reduce((joined, value) => join(joined, exact(value)), start),
      !wholes.some((value) => isLong(value)),
    );
  },
});

const finite = (value: number): boolean => Number.isFinite(value);
const unit = (value: number): boolean => Math.abs(value) <= 1;

export const numberOperators: Record<string, PlainOperator> = {
  $abs: ofOne('$abs', absolute),
  $ceil: ofOne('$ceil', whole(Math.ceil, 'up')),
  $floor: ofOne('$floor', whole(Math.floor, 'down')),
  $round: rounded('$round', false),
  $trunc: rounded('$trunc', true),
  $pow: { arity: [2, 2], apply: power },
  $log: { arity: [2, 2], apply: logarithm },
  $sqrt: real('$sqrt', Math.sqrt, 28714, (value) => value >= 0),
  $exp: real('$exp', Math.exp),
  $ln: real('$ln', Math.log, 28766, (value) => value > 0),
  $log10: real('$log10', Math.log10, 28761, (value) => value > 0),
  $sin: real('$sin', Math.sin, 50989, finite),
  $cos: real('$cos', Math.cos, 50989, finite),
  $tan: real('$tan', Math.tan, 50989, finite),
  $asin: real('$asin', Math.asin, 50989, unit),
  $acos: real('$acos', Math.acos, 50989, unit),
  $atan: real('$atan', Math.atan),
  $sinh: real('$sinh', Math.sinh),
  $cosh: real('$cosh', Math.cosh),
  $tanh: real('$tanh', Math.tanh),
  $degreesToRadians: real('$degreesToRadians', (value) => value * (Math.PI / 180)),
  $radiansToDegrees: real('$radiansToDegrees', (value) => value * (180 / Math.PI)),
  $isNumber: { arity: [1, 1], apply: ([value]) => isNumber(value) },
  $bitAnd: bits('$bitAnd', -1n, (a, b) => a & b),
  $bitOr: bits('$bitOr', 0n, (a, b) => a | b),
  $bitXor: bits('$bitXor', 0n, (a, b) => a ^ b),
};
