import { integer, isDoc, toInteger, type Doc } from '../../bson/values.ts';
import { CommandError, failedToParse } from '../../errors.ts';
import { sortOrder, type SortOrder } from '../../query/sort.ts';
import { compileExpression } from '../expression.ts';
import { parseBounds } from './bounds.ts';
import { extents } from './extent.ts';
import {
  evaluate,
  namedArguments,
  refuseWindow,
  type ParseWindowFunction,
  type WindowSource,
} from './window-function.ts';

/** `$first` and `$last`: what the document at one end of the window says. */
export const endpoint =
  (end: 0 | 1): ParseWindowFunction =>
  ({ operand, window, sort }) => {
    const expression = compileExpression(operand);
    const bounds = parseBounds(window, sort);
    return (docs) => {
      const extent = extents(bounds, docs, sort);
      return (index) => {
        const range = extent(index);
        return range ? evaluate(expression, docs[range[end]]!) : null;
      };
    };
  };

/** `$shift`: what the document so many places away says. */
export const shift: ParseWindowFunction = (source) => {
  refuseWindow(source);
  const args = namedArguments(source, ['output', 'by'], ['default']);
  const by = toInteger(args.get('by'));
  if (by === undefined) throw failedToParse("'$shift:by' field must be an integer");
  const otherwise = args.has('default') ? compileExpression(args.get('default')!) : undefined;
  if (otherwise && !otherwise.constant)
    throw failedToParse("'$shift:default' expression must yield a constant value.");
  if (source.sort.length === 0) throw failedToParse("'$shift' requires a sortBy");
  const output = compileExpression(args.get('output')!);
  return (docs) => (index) => {
    const doc = docs[index + by];
    return doc ? evaluate(output, doc) : ((otherwise && evaluate(otherwise, new Map())) ?? null);
  };
};

type Count = (index: number, before: number, isTied: boolean) => number;

const ranks: Record<string, Count> = {
  $documentNumber: (index) => index + 1,
  $rank: (index, before, isTied) => (isTied ? before : index + 1),
  $denseRank: (_, before, isTied) => (isTied ? before : before + 1),
};

/** `$rank` and its like: documents that sort alike are tied. */
export const rank: ParseWindowFunction = (source) => {
  checkRank(source);
  const count = ranks[source.operator]!;
  return (docs) => {
    const order = sortOrder(source.sort) as SortOrder<unknown>;
    const keys = docs.map((doc: Doc) => order.keyOf(doc));
    let number = 0;
    return (index) => {
      const isTied = index > 0 && order.compare(keys[index - 1], keys[index]) === 0;
      return integer((number = count(index, number, isTied)));
    };
  };
};

const checkRank = ({ operator, operand, window, sort }: WindowSource): void => {
  if (window !== undefined)
    throw new CommandError(5371601, 'Rank style window functions take no other arguments');
  if (!isDoc(operand) || operand.size > 0)
    throw new CommandError(5371603, `${operator} must be specified with '{}' as the value`);
  if (sort.length !== 1)
    throw new CommandError(5371602, `${operator} must be specified with a sortBy of exactly one element`);
};
