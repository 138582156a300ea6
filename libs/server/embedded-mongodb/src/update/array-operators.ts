import {
  integer,
  isArray,
  isDoc,
  isNumber,
  toDouble,
  toInteger,
  typeAlias,
  type Doc,
  type Value,
} from '../bson/values.ts';
import { badValue } from '../errors.ts';
import { compareValues, equalValues } from '../keys/compare.ts';
import { isOperatorDoc, parseFilter } from '../query/parse-filter.ts';
import { parseSort, sortOrder, type SortOrder } from '../query/sort.ts';
import type { Modifier } from './operators.ts';

/** The operators that change arrays. Each gets the value in place and gives the new one. */
const asArray = (operator: string, value: Value | undefined, name: string): Value[] => {
  if (value === undefined) return [];
  if (isArray(value)) return value;
  throw badValue(`The field '${name}' must be an array but is of type ${typeAlias(value)}, for ${operator}`);
};

const eachOf = (
  operator: string,
  operand: Value,
  allowed: readonly string[],
): { values: Value[]; options: Doc } => {
  if (!isDoc(operand) || !operand.has('$each')) return { values: [operand], options: new Map() };
  const values = operand.get('$each');
  if (!isArray(values)) throw badValue(`The argument to $each in ${operator} must be an array`);
  for (const option of operand.keys()) {
    if (option !== '$each' && !allowed.includes(option))
      throw badValue(`Unrecognized clause in ${operator}: ${option}`);
  }
  return { values, options: operand };
};

export const push: Modifier = (operand) => {
  const { values, options } = eachOf('$push', operand, ['$position', '$slice', '$sort']);
  const position = wholeNumber(options, '$position');
  const size = wholeNumber(options, '$slice');
  const order = options.has('$sort') ? sortOf(options.get('$sort')!) : undefined;
  return (value, name) => {
    const array = [...asArray('$push', value, name)];
    array.splice(position ?? array.length, 0, ...values);
    if (order) array.sort(order);
    if (size === undefined) return array;
    return size >= 0 ? array.slice(0, size) : array.slice(size);
  };
};

const wholeNumber = (options: Doc, name: string): number | undefined => {
  const value = options.get(name);
  if (value === undefined) return undefined;
  const number = toInteger(value);
  if (number === undefined) throw badValue(`The value for ${name} must be an integer value`);
  return number;
};

const sortOf = (sort: Value): ((a: Value, b: Value) => number) => {
  if (!isDoc(sort)) {
    const sign = isNumber(sort) ? toDouble(sort) : NaN;
    if (sign !== 1 && sign !== -1) throw badValue('The $sort element value must be either 1 or -1');
    return (a, b) => sign * compareValues(a, b);
  }
  const fields = parseSort(sort);
  return (a, b) => {
    const { keyOf, compare } = sortOrder(fields) as SortOrder<unknown>;
    return compare(keyOf(asDoc(a)), keyOf(asDoc(b)));
  };
};

const asDoc = (value: Value): Doc => (isDoc(value) ? value : new Map());

export const addToSet: Modifier = (operand) => {
  const { values } = eachOf('$addToSet', operand, []);
  return (value, name) => {
    const array = [...asArray('$addToSet', value, name)];
    for (const candidate of values) {
      if (!array.some((element) => equalValues(element, candidate))) array.push(candidate);
    }
    return array;
  };
};

export const pop: Modifier = (operand) => {
  const end = isNumber(operand) ? toDouble(operand) : NaN;
  if (end !== 1 && end !== -1) throw badValue('$pop expects 1 or -1');
  return (value, name) => {
    if (value === undefined) return undefined;
    const array = asArray('$pop', value, name);
    return end === 1 ? array.slice(0, -1) : array.slice(1);
  };
};

export const pull: Modifier = (operand) => {
  const goes = pullTest(operand);
  return (value, name) => {
    if (value === undefined) return undefined;
    return asArray('$pull', value, name).filter((element) => !goes(element));
  };
};

/** A document without operators is a filter on elements that are documents; else a condition on each element. */
const pullTest = (operand: Value): ((element: Value) => boolean) => {
  if (isDoc(operand) && !isOperatorDoc(operand)) {
    const matcher = parseFilter(operand);
    return (element) => isDoc(element) && matcher.matches(element);
  }
  if (!isDoc(operand)) {
    if (
      typeof operand === 'object' &&
      operand !== null &&
      '_bsontype' in operand &&
      operand._bsontype === 'BSONRegExp'
    ) {
      const matcher = parseFilter(new Map([['v', operand]]));
      return (element) => matcher.matches(new Map([['v', element]]));
    }
    return (element) => equalValues(element, operand);
  }
  const matcher = parseFilter(new Map([['v', operand]]));
  return (element) => matcher.matches(new Map([['v', element]]));
};

export const pullAll: Modifier = (operand) => {
  if (!isArray(operand)) throw badValue('$pullAll requires an array argument');
  return (value, name) => {
    if (value === undefined) return undefined;
    return asArray('$pullAll', value, name).filter(
      (element) => !operand.some((other) => equalValues(other, element)),
    );
  };
};

export const bit: Modifier = (operand) => {
  if (!isDoc(operand) || operand.size === 0) throw badValue('$bit needs a document such as {and: 5}');
  return (value, name) => {
    const start = value === undefined ? 0 : toInteger(value);
    if (start === undefined || start !== (start | 0))
      throw badValue(`Cannot apply $bit to the field '${name}': it is not an int`);
    let result = start;
    for (const [operation, mask] of operand) {
      const bits = toInteger(mask);
      if (bits === undefined || bits !== (bits | 0)) throw badValue('$bit needs 32-bit integers');
      if (operation === 'and') result &= bits;
      else if (operation === 'or') result |= bits;
      else if (operation === 'xor') result ^= bits;
      else throw badValue(`The $bit operator only supports 'and', 'or', and 'xor', not '${operation}'`);
    }
    return integer(result);
  };
};
