import { encode } from '../bson/encode.ts';
import type { Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import { decoded, pause, type Step } from '../query/scan.ts';
import { parseSort, sortInMemory } from '../query/sort.ts';
import type { Flow, Stage } from './stages.ts';

/** `$sort`. */
export const sort = (operand: Value): Stage => {
  const fields = parseSort(operand);
  if (fields.length === 0) throw new CommandError(15976, '$sort stage must have at least one sort key');
  return function* (input) {
    for (const step of sortInMemory(toSteps(input), fields, Infinity))
      yield step === pause ? pause : decoded(step);
  };
};

function* toSteps(input: Flow): Generator<Step> {
  for (const doc of input) yield doc === pause ? pause : { record: 0, bytes: encode(doc), doc };
}
