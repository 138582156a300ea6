import {
  integer,
  isArray,
  isDoc,
  isNumber,
  toDouble,
  typeAlias,
  type Doc,
  type Value,
} from '../bson/values.ts';
import { badValue, CommandError } from '../errors.ts';
import { compareValues } from '../keys/compare.ts';
import { parseSort, sortOrder, type SortOrder } from '../query/sort.ts';
import { countOf } from './array-operators.ts';
import type { NamedOperator } from './named-operators.ts';

const arrayOf = (operator: string, value: Value | undefined): Value[] => {
  if (isArray(value)) return value;
  throw new CommandError(5788200, `${operator} needs an array as its 'input', not ${typeAlias(value)}`);
};

const some = (operator: string, take: (values: Value[], n: number) => Value[]): NamedOperator => ({
  needed: ['input', 'n'],
  optional: [],
  apply: (args) => take(arrayOf(operator, args.get('input')), countOf(operator, args.get('n'))),
});

const present = (values: readonly Value[]): Value[] => values.filter((value) => value !== null);

/** Documents sort by a pattern as queries do, any values by 1 or -1. */
const sorted = (args: Doc): Value => {
  const [input, by] = [args.get('input'), args.get('sortBy')!];
  if (input === null) return null;
  const values = arrayOf('$sortArray', input);
  if (isNumber(by)) {
    const sign = toDouble(by);
    if (sign !== 1 && sign !== -1) throw badValue('sortBy of $sortArray must be 1, -1 or a pattern');
    return values.toSorted((a, b) => compareValues(a, b) * sign);
  }
  if (!isDoc(by)) throw badValue('sortBy of $sortArray must be 1, -1 or a pattern');
  if (!values.every(isDoc))
    throw new CommandError(115, '$sortArray by a pattern of other values than documents is not supported');
  const order = sortOrder(parseSort(by)) as SortOrder<unknown>;
  const keyed = values.map((doc) => ({ doc, key: order.keyOf(doc) }));
  return keyed.sort((a, b) => order.compare(a.key, b.key)).map(({ doc }) => doc);
};

const zip = (args: Doc): Value => {
  const inputs = args.get('inputs');
  if (!isArray(inputs) || inputs.length === 0)
    throw new CommandError(34460, "'inputs' of $zip must be an array of arrays");
  if (inputs.includes(null)) return null;
  const lists = inputs.map((list) => arrayOf('$zip', list));
  const longest = args.get('useLongestLength') ?? false;
  const defaults = args.get('defaults') ?? [];
  if (typeof longest !== 'boolean') throw new CommandError(34463, 'useLongestLength must be a bool');
  if (!isArray(defaults) || (defaults.length > 0 && (!longest || defaults.length !== lists.length)))
    throw new CommandError(34466, 'defaults of $zip need useLongestLength and one value for each input');
  const lengths = lists.map((list) => list.length);
  const length = longest ? Math.max(...lengths) : Math.min(...lengths);
  return Array.from({ length }, (_, i) => lists.map((list, at) => list[i] ?? defaults[at] ?? null));
};

export const listOperators: Record<string, NamedOperator> = {
  $firstN: some('$firstN', (values, n) => values.slice(0, n)),
  $lastN: some('$lastN', (values, n) => values.slice(-n)),
  $maxN: some('$maxN', (values, n) =>
    present(values)
      .sort((a, b) => compareValues(b, a))
      .slice(0, n),
  ),
  $minN: some('$minN', (values, n) => present(values).sort(compareValues).slice(0, n)),
  $sortArray: { needed: ['input', 'sortBy'], optional: [], apply: sorted },
  $zip: { needed: ['inputs'], optional: ['useLongestLength', 'defaults'], apply: zip },
  $binarySize: {
    needed: ['value'],
    optional: [],
    short: 'value',
    unnamed: true,
    apply: (args) => sizeOf(args.get('value')!),
  },
};

const sizeOf = (value: Value): Value => {
  if (value === null) return null;
  if (typeof value === 'string') return integer(Buffer.byteLength(value));
  const tag = value as { _bsontype?: string; position?: number };
  if (tag._bsontype === 'Binary') return integer(tag.position ?? 0);
  throw new CommandError(51276, `$binarySize requires a string or binData, not ${typeAlias(value)}`);
};
