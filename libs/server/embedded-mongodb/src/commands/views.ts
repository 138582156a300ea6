import { ambient } from '../ambient/ambient.ts';
import { compilePipeline } from '../aggregate/stages.ts';
import { isArray, isDoc, typeAlias, type Doc, type Value } from '../bson/values.ts';
import { CommandError, typeMismatch } from '../errors.ts';
import type { Collection } from '../storage/collection.ts';
import type { Store } from '../storage/store.ts';
import { splitOutput } from './output-stages.ts';

/** A view is a collection that holds no documents: what it shows is the result of a pipeline over another one. */
export const isView = (collection: Collection): boolean => collection.options.has('viewOn');

export const refuseView = (collection: Collection | undefined): void => {
  if (collection && isView(collection))
    throw new CommandError(166, `Namespace ${collection.namespace} is a view, not a collection`);
};

export const viewFields = ['viewOn', 'pipeline'];

/** Reads what makes a view; undefined for a collection. */
export const parseView = (body: Doc, store: Store, database: string, name: string): Doc | undefined => {
  const on = body.get('viewOn');
  const pipeline = body.get('pipeline') ?? [];
  if (on === undefined) {
    if (body.has('pipeline')) throw new CommandError(72, "'pipeline' requires 'viewOn' to also be specified");
    return undefined;
  }
  if (typeof on !== 'string') throw typeMismatch(`'viewOn' must be a string, not ${typeAlias(on)}`);
  if (on === '') throw new CommandError(73, "'viewOn' cannot be empty");
  if (!isArray(pipeline)) throw typeMismatch("'pipeline' must be an array");
  if (splitOutput(pipeline, database).output)
    throw new CommandError(167, 'a view cannot have a pipeline that writes');
  compilePipeline(pipeline, { source: () => [] });
  checkCycle(store, database, name, [on, ...namesIn(pipeline)]);
  return new Map<string, Value>([
    ['viewOn', on],
    ['pipeline', pipeline],
  ]);
};

/** The collections that a pipeline reads, at any depth. */
const namesIn = (value: Value): string[] => {
  if (isArray(value)) return value.flatMap(namesIn);
  if (!isDoc(value)) return [];
  return [...value].flatMap(([stage, operand]) => {
    const named = isDoc(operand) ? [operand.get('from'), operand.get('coll')] : [operand];
    const reads = ['$lookup', '$graphLookup', '$unionWith'].includes(stage);
    return [...(reads ? named.filter((name) => typeof name === 'string') : []), ...namesIn(operand)];
  });
};

/** A view that reads itself, by however many others, could never be read. */
const checkCycle = (store: Store, database: string, name: string, reads: readonly string[]): void => {
  const seen = new Set<string>();
  const visit = (other: string): void => {
    if (other === name) throw new CommandError(5, `View cycle detected: ${name} reads itself`);
    if (seen.has(other)) return;
    seen.add(other);
    const collection = store.collection(database, other);
    if (!collection || !isView(collection)) return;
    visit(collection.options.get('viewOn') as string);
    namesIn(collection.options.get('pipeline')!).forEach(visit);
  };
  reads.forEach(visit);
};

/** MongoDB's bound of views over views. */
const mostDepth = 20;

/** The collection below all views, and the stages that lead from it to what is asked for. */
export const resolveView = (
  store: Store,
  database: string,
  name: string,
  stages: readonly Value[],
): { name: string; stages: readonly Value[] } => {
  let resolved = { name, stages };
  for (let depth = 0; ; depth++) {
    const collection = store.collection(database, resolved.name);
    if (!collection || !isView(collection)) return resolved;
    if (depth >= mostDepth) throw new CommandError(165, `View depth exceeds ${mostDepth}`);
    if (ambient().collation) throw new CommandError(167, 'Cannot override the default collation of a view');
    const below = collection.options.get('pipeline') as Value[];
    resolved = { name: collection.options.get('viewOn') as string, stages: [...below, ...resolved.stages] };
  }
};
