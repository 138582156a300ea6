import { Decimal128, type Long } from 'bson';
import { isDecimal, isLong, type NumberValue } from '../bson/values.ts';
import type { KeyWriter } from './key-writer.ts';

/**
 * Numbers of all four types on one line: the nearest double, then whether the exact value lies below, at or
 * above it, and when it is not that double, the exact value in decimal. Rounding to the nearest double keeps
 * order, so the double decides unless two values share it, and then the rest does.
 */
const below = 0x7f;
const exactly = 0x80;
const above = 0x81;

export const writeNumber = (writer: KeyWriter, value: NumberValue): void => {
  if (isDecimal(value)) return writeDecimal(writer, value);
  if (isLong(value)) return writeLong(writer, value);
  writer.double(value.value);
  writer.byte(exactly);
};

const writeLong = (writer: KeyWriter, value: Long): void => {
  const double = value.toNumber();
  const exact = Number.isSafeInteger(double) ? 0n : value.toBigInt() - BigInt(double);
  writer.double(double);
  if (exact === 0n) return writer.byte(exactly);
  writer.byte(exact > 0n ? above : below);
  writeExact(writer, { coefficient: value.toBigInt(), exponent: 0 });
};

const writeDecimal = (writer: KeyWriter, value: Decimal128): void => {
  const text = value.toString();
  const double = Number(text);
  const decimal = parseDecimal(text);
  writer.double(double);
  if (!decimal) return writer.byte(exactly);
  const order = compareToDouble(decimal, double);
  writer.byte(order === 0 ? exactly : order > 0 ? above : below);
  if (order !== 0) writeExact(writer, decimal);
};

/** coefficient × 10^exponent */
export interface Decimal {
  coefficient: bigint;
  exponent: number;
}

/** Undefined for NaN and the infinities. */
export const parseDecimal = (text: string): Decimal | undefined => {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:E([+-]?\d+))?$/i.exec(text);
  if (!match) return undefined;
  const fraction = match[3] ?? '';
  const magnitude = BigInt((match[2] ?? '') + fraction || '0');
  return {
    coefficient: match[1] === '-' ? -magnitude : magnitude,
    exponent: Number(match[4] ?? 0) - fraction.length,
  };
};

const compareToDouble = (decimal: Decimal, double: number): number => {
  if (double === Infinity) return -1;
  if (double === -Infinity) return 1;
  const { mantissa, power } = splitDouble(double);
  let left = decimal.coefficient;
  let right = mantissa;
  if (decimal.exponent >= 0) left *= 10n ** BigInt(decimal.exponent);
  else right *= 10n ** BigInt(-decimal.exponent);
  if (power >= 0) right <<= BigInt(power);
  else left <<= BigInt(-power);
  return left === right ? 0 : left > right ? 1 : -1;
};

const scratch = new DataView(new ArrayBuffer(8));

/** A finite double as mantissa × 2^power, exactly. */
const splitDouble = (double: number): { mantissa: bigint; power: number } => {
  scratch.setFloat64(0, double);
  const bits = scratch.getBigUint64(0);
  const exponent = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const magnitude = exponent === 0 ? fraction : fraction | 0x10000000000000n;
  return { mantissa: double < 0 ? -magnitude : magnitude, power: Math.max(exponent, 1) - 1075 };
};

/** Decimal scientific form: exponent, digits, end. Only ever compared with values of the same sign. */
const writeExact = (writer: KeyWriter, decimal: Decimal): void => {
  const negative = decimal.coefficient < 0n;
  const all = (negative ? -decimal.coefficient : decimal.coefficient).toString();
  const digits = all.replace(/0+$/, '');
  const start = writer.length;
  writer.uint16(all.length + decimal.exponent + 0x8000);
  writer.raw(Buffer.from(digits, 'latin1'));
  writer.byte(0);
  if (negative) writer.invert(start);
};
