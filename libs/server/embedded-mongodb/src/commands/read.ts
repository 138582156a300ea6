import { encode } from '../bson/encode.ts';
import { integer, isDoc, type Doc, type Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import { runQuery, type Query } from '../query/find.ts';
import { pause, type Step } from '../query/scan.ts';
import { runPipeline } from './aggregate.ts';
import type { CommandContext } from './command.ts';
import { isView } from './views.ts';

/** What a command says of the documents it wants, as it was sent. */
export interface Wanted {
  filter: Doc;
  sort?: Value | undefined;
}

/** The documents that a query finds, in a collection or through a view. */
export const readSteps = (
  { store, request: { database } }: CommandContext,
  name: string,
  query: Query,
  wanted: Wanted,
): Iterable<Step> => {
  const collection = store.collection(database, name);
  if (!collection) return [];
  if (!isView(collection)) return runQuery(collection, query).steps;
  if (query.hint !== undefined) throw new CommandError(115, "The option 'hint' is not supported for views");
  return viewed(runPipeline(store, database, name, stagesOf(query, wanted)).flow);
};

const stagesOf = (query: Query, { filter, sort }: Wanted): Value[] => {
  const stages: Doc[] = [new Map([['$match', filter]])];
  if (query.sort.length > 0) stages.push(new Map([['$sort', sort!]]));
  if (query.skip > 0) stages.push(new Map([['$skip', integer(query.skip)]]));
  if (query.limit < Infinity) stages.push(new Map([['$limit', integer(query.limit)]]));
  return stages;
};

function* viewed(flow: Iterable<Doc | typeof pause>): Generator<Step> {
  for (const doc of flow) yield doc === pause ? pause : { record: 0, bytes: encode(doc), doc };
}

/** Projections that a pipeline does not have, which MongoDB refuses for views. */
export const refuseFindProjection = (projection: Doc): void => {
  for (const [name, value] of projection) {
    const [operator = ''] = isDoc(value) ? [...value.keys()] : [];
    if (name.endsWith('.$') || ['$slice', '$elemMatch', '$meta'].includes(operator))
      throw new CommandError(168, `The projection of '${name}' is not supported for views`);
  }
};
