import { Int32, Long } from 'bson';
import { isNumber, isTruthy, toInteger, typeNumbers } from '../bson/values.ts';
import type { Doc, Value } from '../bson/values.ts';
import { CommandError, failedToParse } from '../errors.ts';
import { toDecimal, toId, toMoment, toReal, toText, wholeOf } from './conversions.ts';
import type { NamedOperator } from './named-operators.ts';

const conversions: Record<string, (value: Value) => Value> = {
  decimal: toDecimal,
  double: toReal,
  string: toText,
  objectId: toId,
  bool: (value) => (!isNumber(value) ? value !== false : isTruthy(value)),
  date: toMoment,
  int: (value) => new Int32(Number(wholeOf(value, 'int', 32))),
  long: (value) => Long.fromBigInt(wholeOf(value, 'long', 64)),
};

const targetOf = (to: Value): ((value: Value) => Value) => {
  const name =
    typeof to === 'string'
      ? to
      : Object.keys(typeNumbers).find((type) => typeNumbers[type] === toInteger(to));
  const convert = name !== undefined && Object.hasOwn(conversions, name) ? conversions[name] : undefined;
  if (convert) return convert;
  if (name !== undefined && Object.hasOwn(typeNumbers, name))
    throw new CommandError(115, `$convert to ${name} is not supported`);
  throw failedToParse(`$convert: unknown type '${String(to)}'`);
};

const convert = (args: Doc): Value => {
  const [input, to] = [args.get('input')!, args.get('to')!];
  if (input === null) return args.get('onNull') ?? null;
  if (to === null) return null;
  const change = targetOf(to);
  try {
    return change(input);
  } catch (error) {
    if (error instanceof CommandError && error.code === 241 && args.has('onError'))
      return args.get('onError')!;
    throw error;
  }
};

const short = (to: string): NamedOperator => ({
  needed: ['input'],
  optional: [],
  short: 'input',
  unnamed: true,
  apply: (args) => {
    const input = args.get('input')!;
    return input === null ? null : conversions[to]!(input);
  },
});

export const conversionOperators: Record<string, NamedOperator> = {
  $convert: { needed: ['input', 'to'], optional: ['onError', 'onNull'], apply: convert },
  $toBool: short('bool'),
  $toDate: short('date'),
  $toDecimal: short('decimal'),
  $toDouble: short('double'),
  $toInt: short('int'),
  $toLong: short('long'),
  $toObjectId: short('objectId'),
  $toString: short('string'),
};
