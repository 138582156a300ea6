import { valueNamer } from '../ambient/value-set.ts';
import { integer, isArray, isDoc, isNumber, toDouble, type Doc, type Value } from '../bson/values.ts';
import { CommandError, failedToParse } from '../errors.ts';
import { pause } from '../query/scan.ts';
import { compileExpression, type Expression } from './expression.ts';
import type { Flow, PipelineContext, Stage } from './stages.ts';

interface Graph {
  from: string;
  start: Expression;
  fromField: Expression;
  toField: string;
  as: string;
  depth: number;
  depthField: string | undefined;
  filter: Doc;
}

const graphFields = [
  ...['from', 'startWith', 'connectFromField', 'connectToField', 'as', 'maxDepth', 'depthField'],
  'restrictSearchWithMatch',
];
const mostFound = 100_000;

const parseGraph = (operand: Value): Graph => {
  if (!isDoc(operand)) throw failedToParse('the $graphLookup stage specification must be an object');
  const unknown = [...operand.keys()].find((name) => !graphFields.includes(name));
  if (unknown !== undefined) throw new CommandError(40104, `unknown argument to $graphLookup: ${unknown}`);
  const text = (name: string): string => {
    const value = operand.get(name);
    if (typeof value === 'string' && value !== '' && !value.startsWith('$')) return value;
    throw new CommandError(40103, `expected string as argument for ${name} of $graphLookup`);
  };
  if (!operand.has('startWith')) throw new CommandError(40105, "$graphLookup requires 'startWith'");
  const filter = operand.get('restrictSearchWithMatch') ?? new Map();
  if (!isDoc(filter)) throw new CommandError(40185, 'restrictSearchWithMatch must be an object');
  const depth = operand.get('maxDepth');
  const most = depth === undefined ? Infinity : isNumber(depth) ? toDouble(depth) : NaN;
  if (!(most >= 0)) throw new CommandError(40101, 'maxDepth requires a nonnegative argument');
  const as = text('as');
  const depthField = operand.has('depthField') ? text('depthField') : undefined;
  if (as.includes('.') || depthField?.includes('.'))
    throw new CommandError(115, "a dotted 'as' or 'depthField' of $graphLookup is not supported");
  return {
    from: text('from'),
    start: compileExpression(operand.get('startWith')!),
    fromField: compileExpression(`$${text('connectFromField')}`),
    toField: text('connectToField'),
    as,
    depth: most,
    depthField,
    filter,
  };
};

/** `$graphLookup`: what can be reached from each document, in rounds, each document once. */
export const graphLookup = (operand: Value, context: PipelineContext): Stage => {
  const graph = parseGraph(operand);
  return function* (input) {
    for (const doc of input) {
      if (doc === pause) yield pause;
      else yield* reach(doc, graph, context);
    }
  };
};

const valuesOf = (expression: Expression, doc: Doc): Value[] => {
  const value = expression.evaluate({ root: doc, variables: new Map() });
  return isArray(value) ? value : value === undefined ? [] : [value];
};

function* reach(doc: Doc, graph: Graph, context: PipelineContext): Generator<Doc | typeof pause> {
  const nameOf = valueNamer();
  const asked = new Set<string>();
  const found = new Map<string, Doc>();
  const fresh = (values: Value[]): Value[] =>
    values.filter((value) => {
      const name = nameOf(value);
      return !asked.has(name) && asked.add(name);
    });
  let frontier = fresh(valuesOf(graph.start, doc));
  for (let depth = 0; depth <= graph.depth && frontier.length > 0; depth++) {
    const next: Value[] = [];
    for (const other of ask(frontier, graph, context)) {
      if (other === pause) {
        yield pause;
        continue;
      }
      const name = nameOf(other.get('_id')!);
      if (found.has(name)) continue;
      if (found.size >= mostFound)
        throw new CommandError(40099, '$graphLookup reached maximum memory consumption');
      found.set(
        name,
        graph.depthField === undefined ? other : new Map([...other, [graph.depthField, integer(depth)]]),
      );
      next.push(...valuesOf(graph.fromField, other));
    }
    frontier = fresh(next);
  }
  yield new Map<string, Value>([...doc, [graph.as, [...found.values()]]]);
}

const ask = (frontier: Value[], { from, toField, filter }: Graph, context: PipelineContext): Flow => {
  const wanted: Doc = new Map([[toField, new Map([['$in', frontier]])]]);
  return context.source(from, filter.size === 0 ? wanted : new Map([['$and', [wanted, filter]]]), []);
};
