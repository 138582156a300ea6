import { Decimal128 } from 'bson';

/** A finite decimal: coefficient × 10^exponent, with a sign of its own since there are two zeros. */
export interface Finite {
  negative: boolean;
  coefficient: bigint;
  exponent: number;
}

/** A Decimal128, taken apart. */
export type Decimal = Finite | 'NaN' | 'Infinity' | '-Infinity';

export const isFinite = (decimal: Decimal): decimal is Finite => typeof decimal === 'object';

const digits = 34;
const largest = 10n ** BigInt(digits) - 1n;
const bias = 6176;
const highestExponent = 6111;

/** Reads the bits of IEEE 754-2008, in the form that MongoDB uses; what is not canonical is a zero. */
export const parseBits = (value: Decimal128): Decimal => {
  const view = new DataView(value.bytes.buffer, value.bytes.byteOffset, 16);
  const [low, high] = [view.getBigUint64(0, true), view.getBigUint64(8, true)];
  const negative = high >> 63n === 1n;
  const combination = Number((high >> 58n) & 0x1fn);
  if (combination === 0x1f) return 'NaN';
  if (combination === 0x1e) return negative ? '-Infinity' : 'Infinity';
  const large = combination >= 0x18;
  const exponent = Number((high >> (large ? 47n : 49n)) & 0x3fffn) - bias;
  const coefficient = large ? 0n : ((high & 0x1ffffffffffffn) << 64n) | low;
  return { negative, coefficient: coefficient > largest ? 0n : coefficient, exponent };
};

const infinity = (negative: boolean): Decimal => (negative ? '-Infinity' : 'Infinity');

/** The nearest decimal of at most so many digits; of two the even one. */
export const roundTo = (decimal: Finite, most: number): Finite => {
  const surplus = decimal.coefficient.toString().length - most;
  if (surplus <= 0) return decimal;
  return roundTo(shortened(decimal, surplus), most);
};

const divideEven = (numerator: bigint, denominator: bigint): bigint => {
  const quotient = numerator / denominator;
  const twice = (numerator % denominator) * 2n;
  const up = twice > denominator || (twice === denominator && quotient % 2n === 1n);
  return up ? quotient + 1n : quotient;
};

/** Brings a result into the digits and exponents that there are. */
const fit = (decimal: Decimal): Decimal => {
  if (!isFinite(decimal)) return decimal;
  const surplus = Math.max(decimal.coefficient.toString().length - digits, -bias - decimal.exponent);
  return surplus > 0 ? fit(shortened(decimal, surplus)) : lowered(decimal);
};

const shortened = (decimal: Finite, places: number): Finite => ({
  ...decimal,
  coefficient: decimal.coefficient === 0n ? 0n : divideEven(decimal.coefficient, 10n ** BigInt(places)),
  exponent: decimal.exponent + places,
});

/** A decimal whose exponent is at most the highest, with zeros behind its coefficient instead. */
const lowered = (decimal: Finite): Decimal => {
  const surplus = decimal.exponent - highestExponent;
  if (surplus <= 0) return decimal;
  if (decimal.coefficient === 0n) return { ...decimal, exponent: highestExponent };
  const coefficient = surplus > digits ? largest + 1n : decimal.coefficient * 10n ** BigInt(surplus);
  return coefficient > largest
    ? infinity(decimal.negative)
    : { ...decimal, coefficient, exponent: highestExponent };
};

/** The Decimal128 of a decimal, rounded where that is needed. */
export const toDecimal128 = (decimal: Decimal): Decimal128 => {
  const fitted = fit(decimal);
  const view = new DataView(new ArrayBuffer(16));
  view.setBigUint64(0, isFinite(fitted) ? fitted.coefficient & 0xffffffffffffffffn : 0n, true);
  view.setBigUint64(8, highBits(fitted), true);
  return new Decimal128(new Uint8Array(view.buffer));
};

const highBits = (decimal: Decimal): bigint => {
  if (decimal === 'NaN') return 0x7cn << 56n;
  if (!isFinite(decimal)) return (decimal === 'Infinity' ? 0x78n : 0xf8n) << 56n;
  const sign = decimal.negative ? 1n << 63n : 0n;
  return sign | (BigInt(decimal.exponent + bias) << 49n) | (decimal.coefficient >> 64n);
};
