import { Timestamp } from 'bson';
import { calculateStored } from '../bson/arithmetic.ts';
import { cloneValue } from '../bson/encode.ts';
import { Int32 } from 'bson';
import { isDoc, isNumber, typeAlias, type NumberValue, type Value } from '../bson/values.ts';
import { badValue, typeMismatch } from '../errors.ts';
import { compareValues } from '../keys/compare.ts';
import { addToSet, bit, pop, pull, pullAll, push } from './array-operators.ts';

/** From the value in place (undefined when there is none) to the new one (undefined leaves it absent). */
export type Change = (value: Value | undefined, name: string) => Value | undefined;

/** Reads the operand of an operator once, and gives what it does to each document. */
export type Modifier = (operand: Value) => Change;

const arithmetic =
  (operator: '$inc' | '$mul'): Modifier =>
  (operand) => {
    if (!isNumber(operand))
      throw typeMismatch(
        `Cannot ${operator === '$inc' ? 'increment' : 'multiply'} with non-numeric argument`,
      );
    return (value, name) => {
      if (value === undefined) return operator === '$inc' ? operand : zeroLike(operand);
      if (!isNumber(value)) {
        throw typeMismatch(
          `Cannot apply ${operator} to a value of non-numeric type. The field '${name}' has the type ${typeAlias(value)}`,
        );
      }
      return calculateStored(operator === '$inc' ? '+' : '*', value, operand);
    };
  };

const zeroLike = (number: NumberValue): Value => calculateStored('*', number, new Int32(0));

const extreme =
  (sign: 1 | -1): Modifier =>
  (operand) =>
  (value) =>
    value === undefined || compareValues(operand, value) * sign > 0 ? operand : value;

const currentDate: Modifier = (operand) => {
  const type = isDoc(operand) ? operand.get('$type') : 'date';
  if (operand !== true && operand !== false && !isDoc(operand))
    throw badValue('$currentDate needs true or {$type: …}');
  if (type !== 'date' && type !== 'timestamp')
    throw badValue("The '$type' of $currentDate must be 'date' or 'timestamp'");
  return () => (type === 'date' ? new Date() : new Timestamp({ t: Math.floor(Date.now() / 1000), i: 1 }));
};

/** All operators that turn one field's value into another; `$unset`, `$rename` and `$setOnInsert` are apart. */
export const modifiers: Record<string, Modifier> = {
  $set: (operand) => () => cloneValue(operand),
  $setOnInsert: (operand) => () => cloneValue(operand),
  $inc: arithmetic('$inc'),
  $mul: arithmetic('$mul'),
  $min: extreme(-1),
  $max: extreme(1),
  $currentDate: currentDate,
  $push: push,
  $addToSet: addToSet,
  $pop: pop,
  $pull: pull,
  $pullAll: pullAll,
  $bit: bit,
};
