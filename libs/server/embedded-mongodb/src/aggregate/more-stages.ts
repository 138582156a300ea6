import {
  integer,
  isArray,
  isDoc,
  isNumber,
  toDouble,
  toInteger,
  type Doc,
  type Value,
} from '../bson/values.ts';
import { CommandError, failedToParse } from '../errors.ts';
import { compareValues } from '../keys/compare.ts';
import { valueNamer } from '../ambient/value-set.ts';
import { pause } from '../query/scan.ts';
import { compileExpression, type Expression } from './expression.ts';
import type { Flow, PipelineContext, Stage } from './stages.ts';

/** `$sample`: each set of so many documents is as likely as any other. */
export const sample = (operand: Value): Stage => {
  if (!isDoc(operand)) throw new CommandError(28745, 'the $sample stage specification must be an object');
  const unknown = [...operand.keys()].find((name) => name !== 'size');
  if (unknown !== undefined) throw new CommandError(28748, `unrecognized option to $sample: ${unknown}`);
  const size = toInteger(operand.get('size'));
  if (size === undefined || size < 1)
    throw new CommandError(28747, 'size argument to $sample must be a positive integer');
  return function* (input) {
    const chosen: Doc[] = [];
    let seen = 0;
    for (const doc of input) {
      if (doc === pause) {
        yield pause;
        continue;
      }
      const place = seen < size ? seen : Math.floor(Math.random() * (seen + 1));
      seen++;
      if (place < size) chosen[place] = doc;
    }
    for (let i = chosen.length - 1; i > 0; i--) {
      const other = Math.floor(Math.random() * (i + 1));
      [chosen[i], chosen[other]] = [chosen[other]!, chosen[i]!];
    }
    yield* chosen;
  };
};

/** `$unionWith`: the documents of another collection behind those of this one. */
export const unionWith = (operand: Value, context: PipelineContext): Stage => {
  const options: Doc =
    typeof operand === 'string' ? new Map([['coll', operand]]) : isDoc(operand) ? operand : new Map();
  const unknown = [...options.keys()].find((name) => name !== 'coll' && name !== 'pipeline');
  if (unknown !== undefined)
    throw new CommandError(40415, `BSON field '$unionWith.${unknown}' is an unknown field.`);
  const from = options.get('coll');
  const pipeline = options.get('pipeline') ?? [];
  if (typeof from !== 'string' || from === '' || !isArray(pipeline))
    throw failedToParse("$unionWith needs a collection, or an object with 'coll' and 'pipeline'");
  return function* (input) {
    yield* input;
    yield* context.source(from, new Map(), pipeline);
  };
};

/** The parts of `$bucket`, as the `$group` that does its work: each document is under the border that it reaches. */
export const bucketGroup = (operand: Value): Doc => {
  if (!isDoc(operand)) throw new CommandError(40201, 'Argument to $bucket stage must be an object');
  const unknown = [...operand.keys()].find(
    (name) => !['groupBy', 'boundaries', 'default', 'output'].includes(name),
  );
  if (unknown !== undefined) throw new CommandError(40197, `Unrecognized option to $bucket: ${unknown}`);
  const [by, borders] = [operand.get('groupBy'), operand.get('boundaries')];
  if (by === undefined || !isArray(borders))
    throw new CommandError(40198, "$bucket requires 'groupBy' and 'boundaries'");
  checkBorders(borders, operand.get('default'));
  const output =
    operand.get('output') ?? new Map<string, Value>([['count', new Map([['$sum', integer(1)]])]]);
  if (!isDoc(output)) throw new CommandError(40196, "The $bucket 'output' field must be an object");
  const literal = (value: Value): Doc => new Map([['$literal', value]]);
  const branches = borders.slice(0, -1).map((border, i): Doc => {
    const within = [
      new Map([['$gte', [by, literal(border)]]]),
      new Map([['$lt', [by, literal(borders[i + 1]!)]]]),
    ];
    return new Map<string, Value>([
      ['case', new Map([['$and', within]])],
      ['then', literal(border)],
    ]);
  });
  const choice: Doc = new Map<string, Value>([['branches', branches]]);
  if (operand.has('default')) choice.set('default', literal(operand.get('default')!));
  return new Map<string, Value>([['_id', new Map([['$switch', choice]])], ...output]);
};

const checkBorders = (borders: readonly Value[], otherwise: Value | undefined): void => {
  if (borders.length < 2)
    throw new CommandError(40192, "The $bucket 'boundaries' field must have at least 2 values");
  if (borders.some((border) => typeof border === 'string' && border.startsWith('$')))
    throw new CommandError(40191, "The $bucket 'boundaries' field must be an array of constant values");
  for (let i = 1; i < borders.length; i++)
    if (compareValues(borders[i - 1], borders[i]) >= 0)
      throw new CommandError(40194, "The 'boundaries' option to $bucket must be sorted and without repeats");
  if (
    otherwise !== undefined &&
    compareValues(otherwise, borders[0]) >= 0 &&
    compareValues(otherwise, borders.at(-1)) < 0
  )
    throw new CommandError(
      40199,
      "The $bucket 'default' field must be less than the lowest boundary or not below the highest",
    );
};

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
