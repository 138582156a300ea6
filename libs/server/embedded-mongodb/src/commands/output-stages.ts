import { encode } from '../bson/encode.ts';
import { isArray, isDoc, type Doc, type Value } from '../bson/values.ts';
import { CommandError, failedToParse } from '../errors.ts';
import type { Flow } from '../aggregate/stages.ts';
import { stageOf } from '../aggregate/document-stages.ts';
import { pause } from '../query/scan.ts';
import { checkDeadline } from './generic-fields.ts';
import type { CommandContext } from './command.ts';
import { checkSize, checkStorable, identified } from './insert.ts';
import { refuseView } from './views.ts';
import { checkValid } from './validation.ts';
import { mergeInto, parseMerge } from './merge.ts';

/** Where a pipeline may write: `$out` and `$merge`, as its last stage. */
export type Output = (context: CommandContext, flow: Flow) => Generator<void, void>;

/** What `$out` and `$merge` may hold before they write, in bytes; they read all before they write anything. */
const mostBytes = 100 * 1024 * 1024;

export interface OutputDoc {
  doc: Doc;
  bytes: Buffer;
}

/** Takes the writing stage off the end of a pipeline, if it has one. */
export const splitOutput = (
  stages: readonly Value[],
  database: string,
): { stages: readonly Value[]; output: Output | undefined } => {
  for (const [i, stage] of stages.entries()) {
    const [name, operand] = stageOf(stage);
    if (name !== '$out' && name !== '$merge') continue;
    if (i < stages.length - 1)
      throw new CommandError(40601, `${name} can only be the final stage in the pipeline`);
    const output = name === '$out' ? out(operand, database) : merge(operand, database);
    return { stages: stages.slice(0, -1), output };
  }
  return { stages, output: undefined };
};

export const namespaceOf = (
  operand: Value | undefined,
  stage: string,
  database: string,
): [string, string] => {
  if (typeof operand === 'string' && operand !== '') return [database, operand];
  if (isDoc(operand)) {
    const unknown = [...operand.keys()].find((name) => name !== 'db' && name !== 'coll');
    const db = operand.get('db') ?? database;
    const coll = operand.get('coll');
    if (unknown !== undefined)
      throw new CommandError(40415, `BSON field '${stage}.${unknown}' is an unknown field.`);
    if (typeof db === 'string' && typeof coll === 'string' && coll !== '') return [db, coll];
  }
  throw new CommandError(16990, `${stage} only supports a string or an object with 'db' and 'coll'`);
};

function* collect(context: CommandContext, flow: Flow): Generator<void, OutputDoc[]> {
  const docs: OutputDoc[] = [];
  let bytes = 0;
  for (const doc of flow) {
    if (doc === pause) {
      checkDeadline(context.deadline);
      yield;
      continue;
    }
    const whole = identified(doc);
    checkStorable(whole);
    const encoded = encode(whole);
    checkSize(encoded);
    bytes += encoded.length;
    if (bytes > mostBytes) throw new CommandError(292, 'A pipeline cannot write more than 100 MB here');
    docs.push({ doc: whole, bytes: encoded });
  }
  return docs;
}

/** `$out` replaces what a collection holds, all or nothing, and keeps its indexes. */
const out = (operand: Value, database: string): Output => {
  const [db, name] = namespaceOf(operand, '$out', database);
  return function* (context, flow) {
    const docs = yield* collect(context, flow);
    const { store } = context;
    const collection = store.ensure(db, name);
    refuseView(collection);
    store.willWrite();
    store.atomically(() => {
      collection.clear();
      for (const { bytes, doc } of docs) {
        checkValid(context, collection, () => doc);
        collection.insert(bytes, doc);
      }
    });
  };
};

const merge = (operand: Value, database: string): Output => {
  const wanted = parseMerge(operand, database);
  return function* (context, flow) {
    yield* mergeInto(context, wanted, yield* collect(context, flow));
  };
};

export const textOrList = (value: Value | undefined, name: string): string[] => {
  const list = isArray(value) ? value : [value];
  if (list.length === 0 || !list.every((part) => typeof part === 'string' && part !== ''))
    throw failedToParse(`'${name}' must be a string or an array of strings`);
  return list as string[];
};
