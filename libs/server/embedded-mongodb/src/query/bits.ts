import {
  isArray,
  isDecimal,
  isDouble,
  isInt32,
  isLong,
  isNumber,
  toDouble,
  toInteger,
} from '../bson/values.ts';
import type { Value } from '../bson/values.ts';
import { badValue, CommandError } from '../errors.ts';
import type { Test } from './matcher.ts';

/** The places of the bits that are asked for: a number as a mask, a list of places, or bytes. */
const placesOf = (operator: string, operand: Value): number[] => {
  if (isArray(operand)) {
    return operand.map((value) => {
      const place = isNumber(value) ? toInteger(value) : undefined;
      if (place === undefined || place < 0)
        throw badValue(`bit positions of ${operator} must be whole numbers from 0 up`);
      return place;
    });
  }
  const bytes = bytesOf(operand);
  if (bytes) return setPlaces(bytes);
  const mask = bigOf(operand);
  if (mask === undefined || mask < 0n)
    throw badValue(`${operator} takes an Array, a non-negative number or a BinData`);
  return Array.from({ length: 64 }, (_, place) => place).filter((place) => (mask >> BigInt(place)) & 1n);
};

const setPlaces = (bytes: Uint8Array): number[] =>
  Array.from(bytes).flatMap((byte, at) =>
    [0, 1, 2, 3, 4, 5, 6, 7].filter((bit) => (byte >> bit) & 1).map((bit) => at * 8 + bit),
  );

const bytesOf = (value: Value | undefined): Uint8Array | undefined => {
  const binary = value as { _bsontype?: string; buffer?: Uint8Array; position?: number } | undefined;
  return binary?._bsontype === 'Binary' ? binary.buffer?.subarray(0, binary.position) : undefined;
};

/** Undefined for what is no whole number of 64 bits. */
const bigOf = (value: Value | undefined): bigint | undefined => {
  if (isDecimal(value)) throw new CommandError(115, 'bits of a Decimal128 are not supported');
  if (isLong(value)) return value.toBigInt();
  if (isInt32(value)) return BigInt(value.value);
  if (!isDouble(value) || !Number.isInteger(toDouble(value))) return undefined;
  const big = BigInt(toDouble(value));
  return BigInt.asIntN(64, big) === big ? big : undefined;
};

/** How a value answers for one place; numbers go on with their sign, bytes with zeros. */
const bitOf = (value: Value | undefined): ((place: number) => boolean) | undefined => {
  const bytes = bytesOf(value);
  if (bytes) return (place) => (((bytes[place >> 3] ?? 0) >> (place & 7)) & 1) === 1;
  const big = isNumber(value) ? bigOf(value) : undefined;
  if (big === undefined) return undefined;
  return (place) => ((big >> BigInt(Math.min(place, 63))) & 1n) === 1n;
};

const bits =
  (operator: string, verdict: (places: readonly number[], isSet: (place: number) => boolean) => boolean) =>
  (operand: Value): Test => {
    const places = placesOf(operator, operand);
    const accepts = (value: Value | undefined): boolean => {
      const isSet = bitOf(value);
      return isSet !== undefined && verdict(places, isSet);
    };
    return { operator, operand, elements: true, accepts };
  };

export const bitTests: Record<string, (operand: Value) => Test> = {
  $bitsAllSet: bits('$bitsAllSet', (places, isSet) => places.every(isSet)),
  $bitsAllClear: bits('$bitsAllClear', (places, isSet) => !places.some(isSet)),
  $bitsAnySet: bits('$bitsAnySet', (places, isSet) => places.some(isSet)),
  $bitsAnyClear: bits('$bitsAnyClear', (places, isSet) => !places.every(isSet)),
};
