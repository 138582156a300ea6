import { Double } from 'bson';
import { add, divide, multiply, subtract } from '../../bson/decimal-arithmetic.ts';
import { decimalOf, wholeDecimal } from '../../bson/decimal-of.ts';
import { parseBits, toDecimal128, type Decimal } from '../../bson/decimal.ts';
import { isDecimal, isNumber, toDouble, toInteger, type Value } from '../../bson/values.ts';
import { failedToParse } from '../../errors.ts';
import { compileExpression } from '../expression.ts';
import { evaluate, namedArguments, refuseWindow, type ParseWindowFunction } from './window-function.ts';

const one = wholeDecimal(1n);
const rounded = (decimal: Decimal): Decimal => parseBits(toDecimal128(decimal));

const weightOf = (n: Value | undefined, alpha: Value | undefined): Decimal => {
  if ((n === undefined) === (alpha === undefined))
    throw failedToParse("$expMovingAvg needs 'input' and one of 'N' and 'alpha'");
  if (n !== undefined) {
    const count = toInteger(n);
    if (count === undefined || count < 1) throw failedToParse("'N' must be a whole number greater than zero");
    return rounded(divide(wholeDecimal(2n), wholeDecimal(BigInt(count) + 1n)));
  }
  if (!isNumber(alpha) || !(toDouble(alpha) > 0 && toDouble(alpha) < 1))
    throw failedToParse("'alpha' must be between 0 and 1 (exclusive)");
  return decimalOf(alpha);
};

/** `$expMovingAvg`, calculated in decimals as MongoDB does it. */
export const movingAverage: ParseWindowFunction = (source) => {
  refuseWindow(source);
  const args = namedArguments(source, ['input'], ['N', 'alpha']);
  const weight = weightOf(args.get('N'), args.get('alpha'));
  const others = rounded(subtract(one, weight));
  if (source.sort.length === 0) throw failedToParse("$expMovingAvg requires an explicit 'sortBy'");
  const input = compileExpression(args.get('input')!);
  return (docs) => {
    let average: Decimal | undefined;
    let hasDecimals = false;
    return (index) => {
      const value = evaluate(input, docs[index]!);
      if (isNumber(value)) {
        hasDecimals ||= isDecimal(value);
        const number = decimalOf(value);
        average = average
          ? rounded(add(rounded(multiply(number, weight)), rounded(multiply(average, others))))
          : number;
      }
      if (!average) return null;
      const result = toDecimal128(average);
      return hasDecimals ? result : new Double(toDouble(result));
    };
  };
};
