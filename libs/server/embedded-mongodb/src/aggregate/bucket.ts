import { integer, isArray, isDoc, type Doc, type Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import { compareValues } from '../keys/compare.ts';

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
