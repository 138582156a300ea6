import type { Doc, Value } from '../bson/values.ts';
import { noteFound } from '../text/scores.ts';
import type { TextSearch } from '../text/text-search.ts';
import { someAt, type Trail } from './path.ts';

/** A question about one value, such as `{$gt: 5}`. */
export interface Test {
  operator: string;
  /** The operand, for the planner; a list for `$in` and `$all`. */
  operand: Value;
  /** Whether an array at the end of the path is asked about element by element, too. */
  elements: boolean;
  accepts(value: Value | undefined): boolean;
  /** Which element of an array made it acceptable, where the test looks into the array itself. */
  position?(value: Value | undefined): number;
}

/** A filter, parsed. The planner reads its shape; `matchesNode` answers it. */
export type FilterNode =
  | { kind: 'and' | 'or' | 'nor'; nodes: FilterNode[] }
  | { kind: 'not'; node: FilterNode }
  | { kind: 'field'; name: string; path: readonly string[]; test: Test }
  | { kind: 'expression'; accepts(doc: Doc): boolean }
  | { kind: 'text'; search: TextSearch }
  | { kind: 'never' };

export const matchesNode = (node: FilterNode, doc: Doc, trail?: Trail): boolean => {
  switch (node.kind) {
    case 'and': {
      for (const part of node.nodes) if (!matchesNode(part, doc, trail)) return false;
      return true;
    }
    case 'or':
      return node.nodes.some((part) => matchesNode(part, doc, trail));
    case 'nor':
      return !node.nodes.some((part) => matchesNode(part, doc));
    case 'not':
      return !matchesNode(node.node, doc);
    case 'field':
      return someAt(doc, node.path, node.test.elements, visitor(node.test, trail), trail);
    case 'expression':
      return node.accepts(doc);
    case 'text':
      if (!node.search.matches(doc)) return false;
      noteFound(doc, node.search);
      return true;
    case 'never':
      return false;
  }
};

const visitor = (test: Test, trail: Trail | undefined): Test['accepts'] => {
  if (!trail || !test.position) return test.accepts;
  return (value) => {
    if (!test.accepts(value)) return false;
    trail.position = test.position?.(value);
    return true;
  };
};

/** The top-level fields that a filter looks at; undefined when it may look at any. */
export const fieldNames = (node: FilterNode): string[] | undefined => {
  switch (node.kind) {
    case 'field':
      return [node.path[0]!];
    case 'not':
      return fieldNames(node.node);
    case 'never':
      return [];
    case 'expression':
    case 'text':
      return undefined;
    default: {
      const parts = node.nodes.map(fieldNames);
      return parts.includes(undefined) ? undefined : parts.flatMap((names) => names ?? []);
    }
  }
};

/** A filter that is ready to be asked. */
export class Matcher {
  readonly node: FilterNode;

  constructor(node: FilterNode) {
    this.node = node;
  }

  matches(doc: Doc, trail?: Trail): boolean {
    return matchesNode(this.node, doc, trail);
  }

  /** The conditions that must all hold, flattened. */
  conjuncts(): FilterNode[] {
    const flatten = (node: FilterNode): FilterNode[] =>
      node.kind === 'and' ? node.nodes.flatMap(flatten) : [node];
    return flatten(this.node);
  }
}
