import { isFinite, type Decimal, type Finite } from './decimal.ts';

/**
 * Arithmetic of IEEE 754-2008 on exact whole numbers. Results are exact or have more digits than a Decimal128, and
 * are rounded once, when they become one. Each has the exponent that the standard prefers.
 */

const signed = ({ negative, coefficient }: Finite): bigint => (negative ? -coefficient : coefficient);

const isZero = (decimal: Finite): boolean => decimal.coefficient === 0n;

/** The coefficient as it is with a lower exponent. */
const scaled = (decimal: Finite, exponent: number): bigint =>
  isZero(decimal) ? 0n : decimal.coefficient * 10n ** BigInt(decimal.exponent - exponent);

export const negated = (decimal: Decimal): Decimal => {
  if (isFinite(decimal)) return { ...decimal, negative: !decimal.negative };
  return decimal === 'NaN' ? 'NaN' : decimal === 'Infinity' ? '-Infinity' : 'Infinity';
};

export const add = (a: Decimal, b: Decimal): Decimal => {
  if (a === 'NaN' || b === 'NaN') return 'NaN';
  if (!isFinite(a)) return isFinite(b) || a === b ? a : 'NaN';
  if (!isFinite(b)) return b;
  const exponent = Math.min(a.exponent, b.exponent);
  const [left, right] = [scaled(a, exponent), scaled(b, exponent)];
  const total = (a.negative ? -left : left) + (b.negative ? -right : right);
  const negative = total === 0n ? a.negative && b.negative : total < 0n;
  return { negative, coefficient: total < 0n ? -total : total, exponent };
};

export const subtract = (a: Decimal, b: Decimal): Decimal => add(a, negated(b));

const isNegative = (decimal: Decimal): boolean =>
  isFinite(decimal) ? decimal.negative : decimal === '-Infinity';

export const multiply = (a: Decimal, b: Decimal): Decimal => {
  if (a === 'NaN' || b === 'NaN') return 'NaN';
  const negative = isNegative(a) !== isNegative(b);
  if (!isFinite(a) || !isFinite(b)) {
    if ((isFinite(a) && isZero(a)) || (isFinite(b) && isZero(b))) return 'NaN';
    return negative ? '-Infinity' : 'Infinity';
  }
  return { negative, coefficient: a.coefficient * b.coefficient, exponent: a.exponent + b.exponent };
};

/** More than a Decimal128 has, so that rounding sees on which side of the middle a quotient lies. */
const quotientDigits = 36;
const lowestExponent = -6176;

/** @param b is not zero. */
export const divide = (a: Decimal, b: Decimal): Decimal => {
  if (a === 'NaN' || b === 'NaN' || (!isFinite(a) && !isFinite(b))) return 'NaN';
  const negative = isNegative(a) !== isNegative(b);
  if (!isFinite(a)) return negative ? '-Infinity' : 'Infinity';
  if (!isFinite(b)) return { negative, coefficient: 0n, exponent: lowestExponent };
  const preferred = a.exponent - b.exponent;
  if (isZero(a)) return { negative, coefficient: 0n, exponent: preferred };
  const length = (value: bigint): number => value.toString().length;
  const shift = Math.max(0, quotientDigits + length(b.coefficient) - length(a.coefficient));
  const numerator = a.coefficient * 10n ** BigInt(shift);
  let [coefficient, exponent] = [numerator / b.coefficient, preferred - shift];
  if (numerator % b.coefficient !== 0n)
    return { negative, coefficient: coefficient * 10n + 1n, exponent: exponent - 1 };
  for (; exponent < preferred && coefficient % 10n === 0n; exponent++) coefficient /= 10n;
  return { negative, coefficient, exponent };
};

/** The rest, with the sign of the dividend. @param b is not zero. */
export const modulo = (a: Decimal, b: Decimal): Decimal => {
  if (!isFinite(a) || b === 'NaN') return 'NaN';
  if (!isFinite(b)) return a;
  const exponent = Math.min(a.exponent, b.exponent);
  return { negative: a.negative, coefficient: scaled(a, exponent) % scaled(b, exponent), exponent };
};

export type Rounding = 'even' | 'zero' | 'up' | 'down';

/** The value with exactly this exponent; NaN where that takes more than 34 digits. */
export const quantize = (decimal: Decimal, exponent: number, rounding: Rounding): Decimal => {
  if (!isFinite(decimal)) return 'NaN';
  const places = exponent - decimal.exponent;
  if (isZero(decimal)) return { ...decimal, exponent };
  if (places < -34) return 'NaN';
  const coefficient = places <= 0 ? scaled(decimal, exponent) : roundedUnits(decimal, places, rounding);
  return coefficient.toString().length > 34 ? 'NaN' : { ...decimal, coefficient, exponent };
};

const roundedUnits = (decimal: Finite, places: number, rounding: Rounding): bigint => {
  const unit = 10n ** BigInt(places);
  const [quotient, rest] = [decimal.coefficient / unit, decimal.coefficient % unit];
  if (rest === 0n || rounding === 'zero') return quotient;
  if (rounding !== 'even') return (rounding === 'up') === decimal.negative ? quotient : quotient + 1n;
  const twice = rest * 2n;
  return twice > unit || (twice === unit && quotient % 2n === 1n) ? quotient + 1n : quotient;
};

/** The whole part, exactly. */
export const wholePart = (decimal: Finite): bigint =>
  decimal.exponent >= 0
    ? signed(decimal) * 10n ** BigInt(decimal.exponent)
    : signed(decimal) / 10n ** BigInt(-decimal.exponent);
