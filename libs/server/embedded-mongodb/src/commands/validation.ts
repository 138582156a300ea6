import { within } from '../ambient/ambient.ts';
import { isDoc, type Doc, type Value } from '../bson/values.ts';
import { badValue, CommandError, typeMismatch } from '../errors.ts';
import type { Matcher } from '../query/matcher.ts';
import { parseFilter } from '../query/parse-filter.ts';
import type { Collection } from '../storage/collection.ts';
import { fields } from '../wire/reply.ts';
import { flagField } from './arguments.ts';
import type { CommandContext } from './command.ts';

/** Options of a collection that say which documents it takes. */
export const validationFields = ['validator', 'validationLevel', 'validationAction'];

const levels = ['off', 'strict', 'moderate'];
const actions = ['error', 'warn'];

const enumOf = (name: string, value: Value, allowed: readonly string[]): void => {
  if (typeof value !== 'string') throw typeMismatch(`BSON field '${name}' must be a string`);
  if (!allowed.includes(value))
    throw badValue(`Enumeration value '${value}' for field '${name}' is not a valid value.`);
};

/** Reads the options that a command sets, and refuses a validator that cannot be asked. */
export const parseValidation = (body: Doc): Doc => {
  const given: Doc = new Map([...body].filter(([name]) => validationFields.includes(name)));
  const validator = given.get('validator');
  if (validator !== undefined) {
    if (!isDoc(validator)) throw typeMismatch("BSON field 'validator' must be an object");
    plain(validator);
  }
  if (given.has('validationLevel')) enumOf('validationLevel', given.get('validationLevel')!, levels);
  if (given.has('validationAction')) enumOf('validationAction', given.get('validationAction')!, actions);
  return given;
};

/** A validator depends on no command: not on its collation, not on its variables. */
const plain = (validator: Doc): Matcher =>
  within({ collation: undefined, variables: new Map() }, () => parseFilter(validator));

const matchers = new WeakMap<Doc, Matcher>();

const matcherOf = (validator: Doc): Matcher => {
  let matcher = matchers.get(validator);
  if (!matcher) matchers.set(validator, (matcher = plain(validator)));
  return matcher;
};

/** What a write has of its command. */
export type Writer = Pick<CommandContext, 'store' | 'log'> & { request: { body: Doc } };

/**
 * Holds a document that is to be stored against the validator of its collection.
 * @param before the document in its place, which at the level `moderate` may have been wrong before.
 */
export const checkValid = (writer: Writer, collection: Collection, read: () => Doc, before?: Doc): void => {
  const validator = collection.options.get('validator');
  const level = collection.options.get('validationLevel');
  if (!isDoc(validator) || validator.size === 0 || level === 'off') return;
  if (flagField(writer.request.body, 'bypassDocumentValidation')) return;
  const matcher = matcherOf(validator);
  const accepts = (doc: Doc): boolean =>
    within({ collation: undefined, variables: new Map() }, () => matcher.matches(doc));
  const doc = read();
  if (accepts(doc) || (level === 'moderate' && before && !accepts(before))) return;
  const error = failure(doc, validator);
  if (collection.options.get('validationAction') !== 'warn') throw error;
  writer.log(error);
};

const failure = (doc: Doc, validator: Doc): CommandError => {
  const [operatorName = ''] = [...validator.keys()].filter((name) => name.startsWith('$'));
  const details = operatorName === '' ? fields({}) : fields({ operatorName });
  const info = fields({ failingDocumentId: doc.get('_id') ?? null, details });
  return new CommandError(121, 'Document failed validation', new Map([['errInfo', info]]));
};
