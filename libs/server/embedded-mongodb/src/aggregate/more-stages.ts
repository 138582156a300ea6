import { isArray, isDoc, toInteger, type Doc, type Value } from '../bson/values.ts';
import { CommandError, failedToParse } from '../errors.ts';
import { pause } from '../query/scan.ts';
import type { PipelineContext, Stage } from './stages.ts';

/** `$sample`: each set of so many documents is as likely as any other. */
export const sample = (operand: Value): Stage => {
  if (!isDoc(operand)) throw new CommandError(28745, 'the $sample stage specification must be an object');
  const unknown = [...operand.keys()].find((name) => name !== 'size');
  if (unknown !== undefined) throw new CommandError(28748, `unrecognized option to $sample: ${unknown}`);
  const size = toInteger(operand.get('size'));
  if (size === undefined || size < 1)
    throw new CommandError(28747, 'size argument to $sample must be a positive integer');
  return function* (input) {
    const chosen: Doc[] = [];
    let seen = 0;
    for (const doc of input) {
      if (doc === pause) {
        yield pause;
        continue;
      }
      const place = seen < size ? seen : Math.floor(Math.random() * (seen + 1));
      seen++;
      if (place < size) chosen[place] = doc;
    }
    for (let i = chosen.length - 1; i > 0; i--) {
      const other = Math.floor(Math.random() * (i + 1));
      [chosen[i], chosen[other]] = [chosen[other]!, chosen[i]!];
    }
    yield* chosen;
  };
};

/** `$unionWith`: the documents of another collection behind those of this one. */
export const unionWith = (operand: Value, context: PipelineContext): Stage => {
  const options: Doc =
    typeof operand === 'string' ? new Map([['coll', operand]]) : isDoc(operand) ? operand : new Map();
  const unknown = [...options.keys()].find((name) => name !== 'coll' && name !== 'pipeline');
  if (unknown !== undefined)
    throw new CommandError(40415, `BSON field '$unionWith.${unknown}' is an unknown field.`);
  const from = options.get('coll');
  const pipeline = options.get('pipeline') ?? [];
  if (typeof from !== 'string' || from === '' || !isArray(pipeline))
    throw failedToParse("$unionWith needs a collection, or an object with 'coll' and 'pipeline'");
  return function* (input) {
    yield* input;
    yield* context.source(from, new Map(), pipeline);
  };
};
