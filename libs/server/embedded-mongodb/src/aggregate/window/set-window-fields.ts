import { isArray, isDoc, type Doc, type Value } from '../../bson/values.ts';
import { valueNamer } from '../../ambient/value-set.ts';
import { CommandError, failedToParse, typeMismatch } from '../../errors.ts';
import { compareValues } from '../../keys/compare.ts';
import type { KeyField } from '../../keys/index-keys.ts';
import { pause } from '../../query/scan.ts';
import { parseSort, scoreField, sortOrder, type SortOrder } from '../../query/sort.ts';
import { carryScore } from '../../text/scores.ts';
import { checkedPath, setPath } from '../document-stages.ts';
import { compileExpression, type Expression } from '../expression.ts';
import { gather, missingOption, refuseUnknownOptions } from '../gather.ts';
import type { Stage } from '../stages.ts';
import { accumulated } from './accumulated.ts';
import { linearFill, locf } from './fills.ts';
import { movingAverage } from './moving-average.ts';
import { endpoint, rank, shift } from './places.ts';
import { derivative, integral } from './rates.ts';
import { evaluate, type ParseWindowFunction, type WindowFunction } from './window-function.ts';

const accumulators = ['$sum', '$avg', '$min', '$max', '$count', '$push', '$addToSet', '$stdDevPop'];
const moreAccumulators = [
  ...['$stdDevSamp', '$firstN', '$lastN', '$minN', '$maxN'],
  ...['$top', '$topN', '$bottom', '$bottomN'],
];

const functions: Record<string, ParseWindowFunction> = {
  ...Object.fromEntries([...accumulators, ...moreAccumulators].map((name) => [name, accumulated] as const)),
  $first: endpoint(0),
  $last: endpoint(1),
  $shift: shift,
  $rank: rank,
  $denseRank: rank,
  $documentNumber: rank,
  $derivative: derivative,
  $integral: integral,
  $locf: locf,
  $linearFill: linearFill,
  $expMovingAvg: movingAverage,
};

/** Window functions of MongoDB that this server does not have. */
const notHere = ['$covariancePop', '$covarianceSamp', '$percentile', '$median'];

const parseFunction = (name: string, source: Value, sort: readonly KeyField[]): WindowFunction => {
  if (!isDoc(source)) throw failedToParse(`The field '${name}' must be a window function`);
  const [operator, second] = [...source.keys()].filter((key) => key !== 'window');
  if (!operator?.startsWith('$')) throw failedToParse(`Expected a $-prefixed window function, ${operator}`);
  if (second !== undefined) throw failedToParse(`Window function found an unknown argument: ${second}`);
  if (notHere.includes(operator))
    throw new CommandError(115, `The window function ${operator} is not supported`);
  const parse = Object.hasOwn(functions, operator) ? functions[operator] : undefined;
  if (!parse) throw failedToParse(`Unrecognized window function, ${operator}`);
  return parse({ operator, operand: source.get(operator)!, window: source.get('window'), sort });
};

interface Output {
  path: readonly string[];
  compute: WindowFunction;
}

const parseOutput = (output: Value | undefined, sort: readonly KeyField[]): Output[] => {
  if (output === undefined) throw missingOption('$setWindowFields', 'output');
  if (!isDoc(output)) throw typeMismatch("'output' of $setWindowFields must be an object");
  const names = [...output.keys()];
  if (names.some((name) => names.some((other) => other.startsWith(`${name}.`))))
    throw new CommandError(6307900, "$setWindowFields 'output' specification contains two conflicting paths");
  return Array.from(output, ([name, source]) => ({
    path: checkedPath(name),
    compute: parseFunction(name, source, sort),
  }));
};

/** The documents of each partition, in the order of the partitions. */
const partitions = (docs: readonly Doc[], by: Expression | undefined): Doc[][] => {
  if (!by) return docs.length > 0 ? [[...docs]] : [];
  const nameOf = valueNamer();
  const found = new Map<string, { key: Value; docs: Doc[] }>();
  for (const doc of docs) {
    const key = evaluate(by, doc) ?? null;
    if (isArray(key)) throw typeMismatch("Cannot 'partitionBy' an expression of type array");
    const name = nameOf(key);
    const entry = found.get(name);
    if (entry) entry.docs.push(doc);
    else found.set(name, { key, docs: [doc] });
  }
  return [...found.values()].sort((a, b) => compareValues(a.key, b.key)).map((entry) => entry.docs);
};

const sorted = (docs: readonly Doc[], sort: readonly KeyField[]): readonly Doc[] => {
  if (sort.length === 0) return docs;
  const order = sortOrder(sort) as SortOrder<unknown>;
  return docs
    .map((doc) => ({ doc, key: order.keyOf(doc) }))
    .sort((a, b) => order.compare(a.key, b.key))
    .map(({ doc }) => doc);
};

/** So many documents are given before others may go first. */
const slice = 256;

/** `$setWindowFields`. */
export const setWindowFields = (operand: Value): Stage => {
  if (!isDoc(operand)) throw failedToParse('the $setWindowFields stage specification must be an object');
  refuseUnknownOptions('$setWindowFields', operand, ['partitionBy', 'sortBy', 'output']);
  const by = operand.has('partitionBy') ? compileExpression(operand.get('partitionBy')!) : undefined;
  const sort = parseSort(operand.get('sortBy'));
  if (sort.some(({ name }) => name === scoreField))
    throw new CommandError(115, '$setWindowFields by a text score is not supported');
  const output = parseOutput(operand.get('output'), sort);
  return function* (input) {
    const docs = yield* gather('$setWindowFields', input);
    for (const partition of partitions(docs, by)) {
      const ordered = sorted(partition, sort);
      const answers = output.map(({ path, compute }) => ({ path, answer: compute(ordered) }));
      for (const [i, doc] of ordered.entries()) {
        if (i % slice === slice - 1) yield pause;
        const whole = answers.reduce<Value>((made, { path, answer }) => setPath(made, path, answer(i)), doc);
        yield carryScore(doc, whole as Doc);
      }
    }
  };
};
