import { parseBits, roundTo, type Decimal } from './decimal.ts';
import { isDecimal, isLong, type NumberValue } from './values.ts';

const whole = (value: bigint): Decimal => ({
  negative: value < 0n,
  coefficient: value < 0n ? -value : value,
  exponent: 0,
});

const scratch = new DataView(new ArrayBuffer(8));

/** A double in 34 digits: exactly where they are enough, and then with no more decimals than it needs. */
export const decimalOfDouble = (double: number): Decimal => {
  if (Number.isNaN(double)) return 'NaN';
  if (!Number.isFinite(double)) return double < 0 ? '-Infinity' : 'Infinity';
  scratch.setFloat64(0, double);
  const bits = scratch.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const power = Math.max(biased, 1) - 1075;
  let coefficient = (bits & 0xfffffffffffffn) | (biased === 0 ? 0n : 1n << 52n);
  let exponent = Math.min(power, 0);
  coefficient *= power < 0 ? 5n ** BigInt(-power) : 2n ** BigInt(power);
  for (; exponent < 0 && coefficient % 10n === 0n; exponent++) coefficient /= 10n;
  return roundTo({ negative: bits >> 63n === 1n, coefficient, exponent }, 34);
};

/** Decimal digits that a double is sure to have. */
const sureDigits = 15;

/** A double as MongoDB takes it into decimal arithmetic: in exactly fifteen digits. */
const decimalOfSureDigits = (double: number): Decimal => {
  const exact = decimalOfDouble(double);
  if (typeof exact !== 'object' || exact.coefficient === 0n) return exact;
  const rounded = roundTo(exact, sureDigits);
  const missing = sureDigits - rounded.coefficient.toString().length;
  return {
    ...rounded,
    coefficient: rounded.coefficient * 10n ** BigInt(missing),
    exponent: rounded.exponent - missing,
  };
};

/** Any number as a decimal. */
export const decimalOf = (value: NumberValue): Decimal => {
  if (isDecimal(value)) return parseBits(value);
  if (isLong(value)) return whole(value.toBigInt());
  return value._bsontype === 'Int32' ? whole(BigInt(value.value)) : decimalOfSureDigits(value.value);
};

export const wholeDecimal = whole;
