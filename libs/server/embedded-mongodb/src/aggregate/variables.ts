import { ambient } from '../ambient/ambient.ts';
import { isDoc, type Value } from '../bson/values.ts';
import { CommandError, failedToParse, typeMismatch } from '../errors.ts';
import { compileExpression, type Scope } from './expression.ts';

let time: Date | undefined;

/** From here on `$$NOW` is a new moment. */
export const beginCommand = (): void => {
  time = undefined;
};

/** `$$NOW`: the same moment wherever a command asks for it first. */
export const now = (): Date => (time ??= new Date());

/** A scope without a document, where a path into one is an error. */
const noDocument: Scope = {
  get root(): never {
    throw new CommandError(
      4890500,
      'Command let Expression tried to access a field, but this is not allowed because Command let expressions run before the query examines any documents.',
    );
  },
  variables: new Map(),
};

/** Evaluates the `let` of a command, once and before any document. */
export const parseVariables = (source: Value | undefined): ReadonlyMap<string, Value | undefined> => {
  if (!isDoc(source)) throw typeMismatch("BSON field 'let' is the wrong type, expected type 'object'");
  const variables = new Map(ambient().variables);
  for (const [name, value] of source) {
    checkVariableName(name);
    variables.set(name, compileExpression(value).evaluate(noDocument));
  }
  return variables;
};

/** Names of users begin with a lowercase letter; the others are the server's own. */
export const checkVariableName = (name: string): void => {
  if (!/^[a-z\u0080-\uffff]/.test(name))
    throw failedToParse(`'${name}' starts with an invalid character for a user variable name`);
  if (/[^a-zA-Z0-9_\u0080-\uffff]/.test(name))
    throw failedToParse(`'${name}' contains an invalid character for a variable name`);
};
