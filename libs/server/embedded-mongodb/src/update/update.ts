import { isArray, isDoc, type Doc, type Value } from '../bson/values.ts';
import { cloneDoc } from '../bson/encode.ts';
import { badValue, CommandError, failedToParse } from '../errors.ts';
import { withoutAmbient } from '../ambient/ambient.ts';
import { equalValues } from '../keys/compare.ts';
import { compileStages } from '../aggregate/document-stages.ts';
import { hasPlaceholder, resolvePath, type ArrayFilters } from './array-paths.ts';
import { modifiers, type Change } from './operators.ts';
import { clearPlace, readPlace, writePlace } from './place.ts';

/** What an update does to one document. */
export interface UpdateContext {
  /** The element that the filter matched, for `$`. */
  position?: number | undefined;
  /** True while an upsert makes a new document; `$setOnInsert` counts then only. */
  inserting: boolean;
}

/** A compiled update: gives a new document and leaves the old one as it is. */
export interface Update {
  apply(doc: Doc, context: UpdateContext): Doc;
  /** True for a whole new document, which keeps only `_id`. */
  replaces: boolean;
}

interface Step {
  path: readonly string[];
  name: string;
  onInsertOnly: boolean;
  run(doc: Doc, path: readonly string[]): void;
}

/** Reads the `u` of an update: operators, a replacement, or a pipeline. */
export const parseUpdate = (source: Value | undefined, filters: ArrayFilters): Update => {
  if (isArray(source)) {
    if (filters.size > 0) throw failedToParse('Cannot specify arrayFilters and a pipeline update');
    const change = compileStages(source);
    return { replaces: false, apply: (doc) => keepingId(doc, change(doc)) };
  }
  if (!isDoc(source)) throw failedToParse('Update argument must be either an object or an array');
  const first = source.keys().next().value;
  if (first === undefined || !first.startsWith('$')) return replacement(source);
  return operatorUpdate(source, filters);
};

const replacement = (source: Doc): Update => {
  for (const name of source.keys()) {
    if (name.startsWith('$'))
      throw new CommandError(
        52,
        `The dollar ($) prefixed field '${name}' is not allowed in the context of an update's replacement document`,
      );
  }
  return { replaces: true, apply: (doc) => keepingId(doc, cloneDoc(source)) };
};

/** `_id` stays what it is and comes first. */
const keepingId = (before: Doc, after: Doc): Doc => {
  const id = before.get('_id');
  const given = after.get('_id');
  if (id === undefined) return after;
  if (given !== undefined && !sameId(id, given)) throw immutableId();
  const result: Doc = new Map([['_id', id]]);
  for (const [name, value] of after) if (name !== '_id') result.set(name, value);
  return result;
};

/** By bytes, whatever the collation of the command. */
const sameId = (a: Value, b: Value): boolean => withoutAmbient(() => equalValues(a, b));

const immutableId = (): CommandError =>
  new CommandError(66, "Performing an update on the path '_id' would modify the immutable field '_id'");

const operatorUpdate = (source: Doc, filters: ArrayFilters): Update => {
  const steps: Step[] = [];
  for (const [operator, fields] of source) {
    if (operator !== '$rename' && operator !== '$unset' && !Object.hasOwn(modifiers, operator)) {
      throw failedToParse(
        `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`,
      );
    }
    if (!isDoc(fields))
      throw failedToParse(`Modifiers operate on fields but we found another type in ${operator}`);
    for (const [name, operand] of fields) steps.push(...parseStep(operator, name, operand));
  }
  refuseConflicts(steps);
  refuseUnusedFilters(steps, filters);
  steps.sort((a, b) => comparePaths(a.path, b.path));
  return { replaces: false, apply: (doc, context) => applySteps(doc, steps, context, filters) };
};

const parseStep = (operator: string, name: string, operand: Value): Step[] => {
  const path = checkedPath(name);
  const step = { path, name, onInsertOnly: operator === '$setOnInsert' };
  if (operator === '$unset') return [{ ...step, run: clearPlace }];
  if (operator === '$rename') return renameSteps(path, name, operand);
  const change = modifiers[operator]!(operand);
  return [{ ...step, run: (doc, at) => runChange(doc, at, change) }];
};

const checkedPath = (name: string): string[] => {
  const path = name.split('.');
  if (path.some((part) => part === '')) {
    throw new CommandError(
      56,
      `The update path '${name}' contains an empty field name, which is not allowed.`,
    );
  }
  const odd = path.find((part, i) => part.startsWith('$') && (i === 0 || !/^\$(\[\w*\])?$/.test(part)));
  if (odd !== undefined) {
    throw new CommandError(
      52,
      `The dollar ($) prefixed field '${odd}' in '${name}' is not allowed in an update`,
    );
  }
  return path;
};

const renameSteps = (path: readonly string[], name: string, operand: Value): Step[] => {
  if (typeof operand !== 'string') throw badValue(`The 'to' field for $rename must be a string: ${name}`);
  const target = checkedPath(operand);
  if (hasPlaceholder(path) || hasPlaceholder(target))
    throw badValue('$rename may not use positions of arrays');
  const holds: Step = { path: target, name: operand, onInsertOnly: false, run: () => undefined };
  const move: Step = {
    path,
    name,
    onInsertOnly: false,
    run: (doc) => {
      const value = readPlace(doc, path);
      if (value === undefined) return;
      clearPlace(doc, path);
      writePlace(doc, target, value);
    },
  };
  return [move, holds];
};

const runChange = (doc: Doc, path: readonly string[], change: Change): void => {
  const before = readPlace(doc, path);
  const after = change(before, path.join('.'));
  if (after !== undefined && after !== before) writePlace(doc, path, after);
};

const refuseConflicts = (steps: readonly Step[]): void => {
  const names = new Set<string>();
  for (const { name } of steps) {
    if (names.has(name)) throw conflict(name, name);
    names.add(name);
  }
  for (const { name, path } of steps) {
    for (let i = 1; i < path.length; i++) {
      const prefix = path.slice(0, i).join('.');
      if (names.has(prefix)) throw conflict(name, prefix);
    }
  }
};

const conflict = (name: string, other: string): CommandError =>
  new CommandError(40, `Updating the path '${name}' would create a conflict at '${other}'`);

const refuseUnusedFilters = (steps: readonly Step[], filters: ArrayFilters): void => {
  for (const identifier of filters.keys()) {
    if (!steps.some(({ path }) => path.includes(`$[${identifier}]`))) {
      throw failedToParse(`The array filter for identifier '${identifier}' was not used in the update`);
    }
  }
};

/** New fields are added in the order of their names, numbers as numbers. */
const comparePaths = (a: readonly string[], b: readonly string[]): number => {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    if (a[i] === b[i]) continue;
    const numbers = [Number(a[i]), Number(b[i])];
    if (numbers.every(Number.isInteger)) return numbers[0]! - numbers[1]!;
    return a[i]! < b[i]! ? -1 : 1;
  }
  return a.length - b.length;
};

const applySteps = (
  doc: Doc,
  steps: readonly Step[],
  { position, inserting }: UpdateContext,
  filters: ArrayFilters,
): Doc => {
  const result = cloneDoc(doc);
  for (const step of steps) {
    if (step.onInsertOnly && !inserting) continue;
    const paths = hasPlaceholder(step.path) ? resolvePath(result, step.path, position, filters) : [step.path];
    for (const path of paths) step.run(result, path);
  }
  const id = doc.get('_id');
  if (id !== undefined && !sameId(id, result.get('_id') ?? null)) throw immutableId();
  return result;
};
