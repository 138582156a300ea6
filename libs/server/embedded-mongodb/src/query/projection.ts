import { compileExpression, type Expression } from '../aggregate/expression.ts';
import { flattenFields } from '../aggregate/nested-fields.ts';
import { isArray, isDoc, isNumber, isTruthy, toInteger, type Doc, type Value } from '../bson/values.ts';
import { badValue, CommandError } from '../errors.ts';
import { isOperatorDoc, parseFilter } from './parse-filter.ts';
import type { Trail } from './path.ts';

/** A change to the shape of a document; the document given is not touched. */
export type Projection = (doc: Doc, trail?: Trail) => Doc;

/** What becomes of a field: kept or dropped whole, computed, sliced, or looked into. */
type Leaf =
  | { kind: 'plain' }
  | { kind: 'computed'; expression: Expression }
  | { kind: 'array'; change(value: Value[], trail: Trail | undefined): Value[] | undefined };
type Tree = Map<string, Tree | Leaf>;

const plain: Leaf = { kind: 'plain' };
const isTree = (node: Tree | Leaf): node is Tree => node instanceof Map;

/**
 * Reads a projection of `find` or `$project`.
 * @param operators whether `$slice`, `$elemMatch` and `.$` have their meaning of `find`.
 */
export const parseProjection = (source: Doc, operators: boolean): Projection => {
  const parsed: Parsed = { tree: new Map(), mode: undefined, id: undefined };
  let slices = false;
  const metas: (readonly [string[], Expression])[] = [];
  for (const [name, value] of flattenFields(source)) {
    if (isDoc(value) && value.has('$meta')) {
      metas.push([name.split('.'), compileExpression(value)]);
      continue;
    }
    const leaf = parseLeaf(name, value, operators);
    if (name === '_id' && leaf === 'exclude') parsed.id = false;
    else if (name === '_id' && leaf === 'include') parsed.id = true;
    else if (leaf === 'exclude') parsed.mode = sameMode(parsed.mode, 'exclude', name);
    else if (typeof leaf === 'object' && leaf.kind === 'array' && isSlice(value)) slices = true;
    else parsed.mode = sameMode(parsed.mode, 'include', name);
    if (name === '_id' && (leaf === 'exclude' || leaf === 'include')) continue;
    insert(parsed.tree, name.replace(/\.\$$/, '').split('.'), typeof leaf === 'object' ? leaf : plain, name);
  }
  if (metas.length > 0 && !operators && parsed.mode === undefined && parsed.id !== true)
    throw new CommandError(115, '$meta alone in $project is not supported; use $addFields');
  const project = projectionOf(parsed, slices);
  return metas.length === 0 ? project : (doc, trail) => addMetas(project(doc, trail), doc, metas);
};

interface Parsed {
  tree: Tree;
  mode: 'include' | 'exclude' | undefined;
  id: boolean | undefined;
}

const projectionOf = (parsed: Parsed, slices: boolean): Projection => {
  const including = parsed.mode === 'include' || (parsed.mode === undefined && parsed.id === true && !slices);
  if (including) {
    if (parsed.id !== false && !parsed.tree.has('_id')) parsed.tree.set('_id', plain);
    return (doc, trail) => include(doc, parsed.tree, { root: doc, variables: new Map() }, trail);
  }
  if (parsed.id === false) parsed.tree.set('_id', plain);
  return (doc, trail) => exclude(doc, parsed.tree, trail);
};

/** What the query knows beyond the fields, such as a score, can be added to any kind of projection. */
const addMetas = (projected: Doc, doc: Doc, metas: readonly (readonly [string[], Expression])[]): Doc =>
  metas.reduce((result, [path, meta]) => {
    const value = meta.evaluate({ root: doc, variables: new Map() });
    return value === undefined ? result : withPath(result, path, value);
  }, projected);

const withPath = (doc: Doc, [name = '', ...rest]: readonly string[], value: Value): Doc => {
  const inner = doc.get(name);
  return new Map(doc).set(
    name,
    rest.length === 0 ? value : withPath(isDoc(inner) ? inner : new Map(), rest, value),
  );
};

const isSlice = (value: Value): boolean => isDoc(value) && value.has('$slice');

const sameMode = (
  before: 'include' | 'exclude' | undefined,
  mode: 'include' | 'exclude',
  name: string,
): 'include' | 'exclude' => {
  if (before === undefined || before === mode) return mode;
  const [code, word, other] =
    mode === 'include' ? [31253, 'inclusion', 'exclusion'] : [31254, 'exclusion', 'inclusion'];
  throw new CommandError(code as number, `Cannot do ${word} on field ${name} in ${other} projection`);
};

const parseLeaf = (name: string, value: Value, operators: boolean): Leaf | 'include' | 'exclude' => {
  if (name === '' || name.startsWith('$') || name.split('.').some((part) => part === '')) {
    throw new CommandError(16410, `FieldPath field names may not start with '$' or be empty: '${name}'`);
  }
  if (name.endsWith('.$')) return positional(operators);
  if (isNumber(value) || typeof value === 'boolean') return isTruthy(value) ? 'include' : 'exclude';
  if (operators && isDoc(value) && isOperatorDoc(value) && value.size === 1) {
    if (value.has('$slice')) return slice(value.get('$slice')!);
    if (value.has('$elemMatch')) return elemMatch(value.get('$elemMatch')!);
  }
  return { kind: 'computed', expression: compileExpression(value) };
};

const positional = (operators: boolean): Leaf => {
  if (!operators) throw new CommandError(31324, 'Cannot use positional projection in aggregation');
  return {
    kind: 'array',
    change: (values, trail) => {
      if (trail?.position === undefined)
        throw new CommandError(51246, "Executor error: the positional '.$' found no match");
      return values.slice(trail.position, trail.position + 1);
    },
  };
};

const slice = (operand: Value): Leaf => {
  const [first, count] = isArray(operand) ? operand.map((part) => toInteger(part)) : [toInteger(operand)];
  if (first === undefined || (isArray(operand) && !(count! > 0)))
    throw badValue('$slice needs whole numbers');
  return {
    kind: 'array',
    change: (values) => {
      if (count === undefined) return first >= 0 ? values.slice(0, first) : values.slice(first);
      const from = first < 0 ? Math.max(values.length + first, 0) : first;
      return values.slice(from, from + count);
    },
  };
};

const elemMatch = (operand: Value): Leaf => {
  const matcher = parseFilter(new Map([['v', new Map([['$elemMatch', operand]])]]));
  return {
    kind: 'array',
    change: (values) => {
      const found = values.find((value) => matcher.matches(new Map([['v', [value]]])));
      return found === undefined ? undefined : [found];
    },
  };
};

const insert = (tree: Tree, path: readonly string[], leaf: Leaf, name: string): void => {
  let at = tree;
  for (const part of path.slice(0, -1)) {
    const next = at.get(part) ?? new Map();
    if (!isTree(next)) throw new CommandError(31249, `Path collision at ${name}`);
    at.set(part, next);
    at = next;
  }
  const last = path.at(-1)!;
  if (at.has(last)) throw new CommandError(31250, `Path collision at ${name}`);
  at.set(last, leaf);
};

type Scope = Parameters<Expression['evaluate']>[0];

const include = (doc: Doc, tree: Tree, scope: Scope, trail: Trail | undefined): Doc => {
  const result: Doc = new Map();
  for (const [name, value] of doc) {
    const node = tree.get(name);
    if (node === undefined) continue;
    const kept = isTree(node) ? includeBelow(value, node, scope, trail) : atLeaf(value, node, trail);
    if (kept !== undefined) result.set(name, kept);
  }
  for (const [name, node] of tree) addComputed(result, doc, name, node, scope);
  return result;
};

const atLeaf = (value: Value, leaf: Leaf, trail: Trail | undefined): Value | undefined => {
  if (leaf.kind === 'computed') return undefined;
  return leaf.kind === 'array' && isArray(value) ? leaf.change(value, trail) : value;
};

const includeBelow = (
  value: Value,
  tree: Tree,
  scope: Scope,
  trail: Trail | undefined,
): Value | undefined => {
  if (isDoc(value)) return include(value, tree, scope, trail);
  if (!isArray(value)) return undefined;
  return value
    .map((element) => includeBelow(element, tree, scope, trail))
    .filter((part) => part !== undefined);
};

/** Computed fields come after the kept ones, in the order of the projection. */
const addComputed = (result: Doc, doc: Doc, name: string, node: Tree | Leaf, scope: Scope): void => {
  if (isTree(node)) {
    const held = doc.get(name);
    if (isDoc(held) || isArray(held) || !hasComputed(node)) return;
    const inner = include(new Map(), node, scope, undefined);
    if (inner.size > 0) result.set(name, inner);
  } else if (node.kind === 'computed') {
    const value = node.expression.evaluate(scope);
    if (value !== undefined) result.set(name, value);
  }
};

const hasComputed = (tree: Tree): boolean =>
  [...tree.values()].some((node) => (isTree(node) ? hasComputed(node) : node.kind === 'computed'));

const exclude = (doc: Doc, tree: Tree, trail: Trail | undefined): Doc => {
  const result: Doc = new Map();
  for (const [name, value] of doc) {
    const node = tree.get(name);
    const kept =
      node === undefined
        ? value
        : isTree(node)
          ? excludeBelow(value, node, trail)
          : withoutLeaf(value, node, trail);
    if (kept !== undefined) result.set(name, kept);
  }
  return result;
};

const withoutLeaf = (value: Value, leaf: Leaf, trail: Trail | undefined): Value | undefined => {
  if (leaf.kind !== 'array') return undefined;
  return isArray(value) ? leaf.change(value, trail) : value;
};

const excludeBelow = (value: Value, tree: Tree, trail: Trail | undefined): Value => {
  if (isDoc(value)) return exclude(value, tree, trail);
  return isArray(value) ? value.map((element) => excludeBelow(element, tree, trail)) : value;
};
