import { ambient, within } from '../ambient/ambient.ts';
import { compileStages } from '../aggregate/document-stages.ts';
import { compileExpression } from '../aggregate/expression.ts';
import { isArray, isDoc, type Doc, type Value } from '../bson/values.ts';
import { CommandError, failedToParse } from '../errors.ts';
import { parseFilter } from '../query/parse-filter.ts';
import type { Collection } from '../storage/collection.ts';
import { parseUpdate, type Update } from '../update/update.ts';
import { readPlace } from '../update/place.ts';
import { changeTarget, firstTarget } from './change-one.ts';
import type { CommandContext } from './command.ts';
import { refuseView } from './views.ts';
import { checkValid } from './validation.ts';
import { namespaceOf, textOrList, type OutputDoc } from './output-stages.ts';

/** A `$merge`, parsed. */
export interface Merge {
  database: string;
  collection: string;
  on: readonly string[];
  matched: 'replace' | 'keepExisting' | 'merge' | 'fail' | readonly Value[];
  notMatched: 'insert' | 'discard' | 'fail';
  variables: Doc;
}

const known = ['into', 'on', 'let', 'whenMatched', 'whenNotMatched'];

export const parseMerge = (operand: Value, database: string): Merge => {
  const source: Doc = isDoc(operand) ? operand : new Map([['into', operand]]);
  const unknown = [...source.keys()].find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new CommandError(40415, `BSON field '$merge.${unknown}' is an unknown field.`);
  const [db, collection] = namespaceOf(source.get('into'), '$merge', database);
  const matched = source.get('whenMatched') ?? 'merge';
  const notMatched = source.get('whenNotMatched') ?? 'insert';
  const variables = source.get('let') ?? new Map<string, Value>([['new', '$$ROOT']]);
  if (!isArray(matched) && !['replace', 'keepExisting', 'merge', 'fail'].includes(String(matched)))
    throw failedToParse(
      `Enumeration value '${String(matched)}' for field '$merge.whenMatched' is not a valid value.`,
    );
  if (!['insert', 'discard', 'fail'].includes(String(notMatched)))
    throw failedToParse(
      `Enumeration value '${String(notMatched)}' for field '$merge.whenNotMatched' is not a valid value.`,
    );
  if (!isDoc(variables)) throw failedToParse("'let' of $merge must be an object");
  if (source.has('let') && !isArray(matched))
    throw new CommandError(51199, "Cannot use 'let' variables with 'whenMatched: ' other than a pipeline");
  if (isArray(matched)) compileStages(matched);
  return {
    database: db,
    collection,
    on: source.has('on') ? textOrList(source.get('on'), 'on') : ['_id'],
    matched: matched as Merge['matched'],
    notMatched: notMatched as Merge['notMatched'],
    variables,
  };
};

/** Each document by itself, one after the other: what an error leaves behind stays, as in MongoDB. */
export function* mergeInto(
  context: CommandContext,
  merge: Merge,
  docs: readonly OutputDoc[],
): Generator<void, void> {
  const { store } = context;
  refuseView(store.collection(merge.database, merge.collection));
  checkUnique(store.collection(merge.database, merge.collection), merge);
  for (const entry of docs) {
    const collection = store.ensure(merge.database, merge.collection);
    const target = yield* firstTarget(collection, queryFor(merge, entry.doc), context.deadline);
    if (target && merge.matched === 'fail') {
      throw collection.idIndex.spec.fields.length === merge.on.length && merge.on[0] === '_id'
        ? collection.duplicateId(entry.doc)
        : new CommandError(11000, '$merge found a matching document, and whenMatched is fail');
    }
    if (target && merge.matched !== 'keepExisting')
      changeTarget(context, collection, target, updateFor(merge, target.doc, entry.doc));
    if (target) continue;
    if (merge.notMatched === 'fail')
      throw new CommandError(
        13113,
        '$merge could not find a matching document in the target collection for at least one document in the source collection',
      );
    if (merge.notMatched === 'discard') continue;
    checkValid(context, collection, () => entry.doc);
    store.willWrite();
    collection.insert(entry.bytes, entry.doc);
  }
}

/** What `on` names has to be unique, or a document could match several. */
const checkUnique = (collection: Collection | undefined, { on }: Merge): void => {
  const wanted = [...on].sort().join();
  if (wanted === '_id') return;
  const unique = collection?.indexes.some(
    ({ spec }) =>
      spec.unique &&
      !spec.partial &&
      spec.fields
        .map(({ name }) => name)
        .sort()
        .join() === wanted,
  );
  if (!unique) throw new CommandError(51183, 'Cannot find index to verify that join fields will be unique');
};

const queryFor = ({ on }: Merge, doc: Doc): Parameters<typeof firstTarget>[1] => {
  const filter: Doc = new Map();
  for (const name of on) {
    const value = readPlace(doc, name.split('.'));
    if (value === undefined || value === null || isArray(value))
      throw new CommandError(
        51132,
        `$merge write error: 'on' field '${name}' cannot be missing, null, undefined or an array`,
      );
    filter.set(name, new Map([['$eq', value]]));
  }
  return { matcher: parseFilter(filter), sort: [], skip: 0, limit: 1 };
};

const updateFor = ({ matched, variables }: Merge, before: Doc, doc: Doc): Update => {
  if (matched === 'replace') return becoming(new Map(doc));
  if (!isArray(matched)) return becoming(new Map([...before, ...doc]));
  const scope = { root: doc, variables: new Map() };
  const set = new Map(ambient().variables);
  for (const [name, source] of variables) set.set(name, compileExpression(source).evaluate(scope));
  const update = parseUpdate([...matched], new Map());
  return { ...update, apply: (target, how) => within({ variables: set }, () => update.apply(target, how)) };
};

const becoming = (doc: Doc): Update => ({ replaces: true, apply: (before) => keepId(before, doc) });

const keepId = (before: Doc, doc: Doc): Doc => {
  const id = before.get('_id')!;
  return new Map<string, Value>([['_id', id], ...[...doc].filter(([name]) => name !== '_id')]);
};
