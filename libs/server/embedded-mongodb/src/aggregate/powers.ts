import { Double } from 'bson';
import { isDouble, isInt32, toDouble, type Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import { exact, narrowest, number } from './whole-numbers.ts';

type Argument = Value | undefined;

export const power = ([base, exponent]: readonly Argument[]): Value => {
  if (base === undefined || base === null || exponent === undefined || exponent === null) return null;
  const [a, b] = [number('$pow', base), number('$pow', exponent)];
  const [x, y] = [toDouble(a), toDouble(b)];
  if (x === 0 && y < 0) throw new CommandError(28764, '$pow cannot take a base of 0 and a negative exponent');
  if (isDouble(a) || isDouble(b)) return new Double(x ** y);
  if (y < 0 && Math.abs(x) !== 1) return new Double(x ** y);
  const small =
    Math.abs(x) <= 1
      ? x === -1 && exact(b) % 2n !== 0n
        ? -1n
        : BigInt(Math.abs(x) || Number(y === 0))
      : undefined;
  const result = small ?? (y <= 64 ? exact(a) ** exact(b) : undefined);
  if (result === undefined || BigInt.asIntN(64, result) !== result) return new Double(x ** y);
  return narrowest(result, isInt32(a) && isInt32(b));
};

export const logarithm = ([value, base]: readonly Argument[]): Value => {
  if (value === undefined || value === null || base === undefined || base === null) return null;
  const [x, b] = [toDouble(number('$log', value)), toDouble(number('$log', base))];
  if (x <= 0) throw new CommandError(28758, `$log's argument must be a positive number, but is ${x}`);
  if (b <= 0 || b === 1)
    throw new CommandError(28759, `$log's base must be a positive number not equal to 1, but is ${b}`);
  return new Double(Math.log(x) / Math.log(b));
};
