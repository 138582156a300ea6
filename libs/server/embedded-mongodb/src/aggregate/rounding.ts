/** All digits of a double are known, so it is rounded exactly; a tie goes to the even digit. */
export const roundDouble = (value: number, place: number, truncates: boolean): number => {
  if (!Number.isFinite(value) || value === 0) return value;
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, Math.abs(value));
  const bits = view.getBigUint64(0);
  const exponent = Number(bits >> 52n);
  const mantissa = (bits & 0xfffffffffffffn) | (exponent === 0 ? 0n : 1n << 52n);
  const shift = Math.max(exponent, 1) - 1075;
  const numerator = mantissa * 2n ** BigInt(Math.max(shift, 0)) * 10n ** BigInt(Math.max(place, 0));
  const denominator = 2n ** BigInt(Math.max(-shift, 0)) * 10n ** BigInt(Math.max(-place, 0));
  const digits = divideEven(numerator, denominator, truncates);
  return Math.sign(value) * Number(`${digits}e${-place}`);
};

/** The nearest whole number; of two the even one. */
export const divideEven = (numerator: bigint, denominator: bigint, truncates: boolean): bigint => {
  const quotient = numerator / denominator;
  const twice = (numerator % denominator) * 2n;
  const up = twice > denominator || (twice === denominator && quotient % 2n === 1n);
  return !truncates && up ? quotient + 1n : quotient;
};
