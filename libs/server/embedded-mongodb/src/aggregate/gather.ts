import { encode } from '../bson/encode.ts';
import type { Doc } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import { pause } from '../query/scan.ts';
import type { Flow } from './stages.ts';

/** MongoDB's bound of memory for one stage, in bytes. */
const mostBytes = 100 * 1024 * 1024;

/** All documents of a flow, for a stage that has to see them together. */
export function* gather(stage: string, input: Flow): Generator<typeof pause, Doc[]> {
  const docs: Doc[] = [];
  let bytes = 0;
  for (const doc of input) {
    if (doc === pause) {
      yield pause;
      continue;
    }
    docs.push(doc);
    bytes += encode(doc).length;
    if (bytes > mostBytes)
      throw new CommandError(292, `${stage} exceeded its memory limit of ${mostBytes} bytes`);
  }
  return docs;
}

/** Options of a stage by name; an unknown one is an error, as it is for MongoDB's parser. */
export const refuseUnknownOptions = (stage: string, options: Doc, known: readonly string[]): void => {
  const unknown = [...options.keys()].find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new CommandError(40415, `BSON field '${stage}.${unknown}' is an unknown field.`);
};

export const missingOption = (stage: string, name: string): CommandError =>
  new CommandError(40414, `BSON field '${stage}.${name}' is missing but a required field`);
