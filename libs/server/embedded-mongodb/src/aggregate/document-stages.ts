import { isArray, isDoc, typeAlias, type Doc, type Value } from '../bson/values.ts';
import { CommandError, failedToParse } from '../errors.ts';
import { parseProjection } from '../query/projection.ts';
import { compileExpression, type Expression } from './expression.ts';
import { flattenFields } from './nested-fields.ts';

/** Stages that turn one document into one; updates by pipeline may use just these. */
export type DocumentChange = (doc: Doc) => Doc;

const addFields = (operand: Value): DocumentChange => {
  if (!isDoc(operand) || operand.size === 0)
    throw new CommandError(40272, '$addFields specification must be a nonempty object');
  const fields = flattenFields(operand).map(
    ([name, value]) => [checkedPath(name), compileExpression(value)] as const,
  );
  return (doc) => {
    const scope = { root: doc, variables: new Map() };
    return fields.reduce(
      (result, [path, expression]) => withField(result, path, expression, scope),
      new Map(doc),
    );
  };
};

export const checkedPath = (name: string): string[] => {
  const path = name.split('.');
  if (path.some((part) => part === '' || part.startsWith('$'))) {
    throw new CommandError(16410, `FieldPath field names may not start with '$' or be empty: '${name}'`);
  }
  return path;
};

type Scope = Parameters<Expression['evaluate']>[0];

const withField = (doc: Doc, path: readonly string[], expression: Expression, scope: Scope): Doc => {
  const value = expression.evaluate(scope);
  return setPath(doc, path, value) as Doc;
};

/** Sets below arrays in each of their elements; a missing value leaves a field out. */
export const setPath = (
  holder: Value | undefined,
  path: readonly string[],
  value: Value | undefined,
): Value => {
  const [name, ...rest] = path;
  if (name === undefined) return value ?? null;
  if (isArray(holder)) return holder.map((element) => setPath(element, path, value));
  const result: Doc = isDoc(holder) ? new Map(holder) : new Map();
  if (rest.length > 0) result.set(name, setPath(result.get(name), rest, value));
  else if (value === undefined) result.delete(name);
  else result.set(name, value);
  return result;
};

const unset = (operand: Value): DocumentChange => {
  const names = isArray(operand) ? operand : [operand];
  if (names.length === 0 || names.some((name) => typeof name !== 'string')) {
    throw new CommandError(31002, '$unset specification must be a string or an array of strings');
  }
  return parseProjection(new Map(names.map((name) => [name as string, false])), false);
};

const project = (operand: Value): DocumentChange => {
  if (!isDoc(operand) || operand.size === 0) {
    throw new CommandError(
      51272,
      'Invalid $project: the specification must be an object with at least one field',
    );
  }
  return parseProjection(operand, false);
};

const replaceRoot = (operand: Value): DocumentChange => {
  if (!isDoc(operand) || !operand.has('newRoot'))
    throw failedToParse("$replaceRoot needs an object with 'newRoot'");
  return replaceWith(operand.get('newRoot')!);
};

const replaceWith = (operand: Value): DocumentChange => {
  const expression = compileExpression(operand);
  return (doc) => {
    const root = expression.evaluate({ root: doc, variables: new Map() });
    if (isDoc(root)) return root;
    throw new CommandError(
      40228,
      `'newRoot' must evaluate to an object, but it has the type ${typeAlias(root)}`,
    );
  };
};

export const documentStages: Record<string, (operand: Value) => DocumentChange> = {
  $addFields: addFields,
  $set: addFields,
  $unset: unset,
  $project: project,
  $replaceRoot: replaceRoot,
  $replaceWith: replaceWith,
};

/** The name and operand of a stage such as `{$match: {…}}`. */
export const stageOf = (stage: Value): readonly [string, Value] => {
  if (!isDoc(stage) || stage.size !== 1) {
    throw new CommandError(40323, 'A pipeline stage specification object must contain exactly one field.');
  }
  return [...stage][0]!;
};

/** The pipeline of an update, as one change. */
export const compileStages = (stages: readonly Value[]): DocumentChange => {
  const changes = stages.map((stage) => {
    const [name, operand] = stageOf(stage);
    const compile = Object.hasOwn(documentStages, name) ? documentStages[name] : undefined;
    if (!compile) throw new CommandError(72, `${name} is not allowed to be used within an update`);
    return compile(operand);
  });
  return (doc) => changes.reduce((result, change) => change(result), doc);
};
