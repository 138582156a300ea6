import { isArray, isDoc, type Doc, type Value } from '../bson/values.ts';
import { CommandError, failedToParse, typeMismatch } from '../errors.ts';
import { missingOption, refuseUnknownOptions } from './gather.ts';

const methods: Record<string, string> = { linear: '$linearFill', locf: '$locf' };

/** The field of `$setWindowFields` or of `$addFields` that does what one entry of `output` says. */
const readEntry = (name: string, entry: Value): { window?: Value; value?: Value } => {
  if (!isDoc(entry) || entry.size === 0)
    throw new CommandError(
      6050200,
      'Each fill output specification must be an object with exactly one field',
    );
  refuseUnknownOptions('$fill', entry, ['method', 'value']);
  const method = entry.get('method');
  if (method === undefined) return { value: new Map([['$ifNull', [`$${name}`, entry.get('value')!]]]) };
  if (entry.has('value'))
    throw new CommandError(6050201, "Each fill output must have exactly one of 'method' or 'value'");
  if (typeof method !== 'string' || !Object.hasOwn(methods, method))
    throw new CommandError(6050202, 'Method must be either locf or linear');
  return { window: new Map([[methods[method]!, `$${name}`]]) };
};

const partitionOf = (operand: Doc): Value | undefined => {
  const [by, names] = [operand.get('partitionBy'), operand.get('partitionByFields')];
  if (names === undefined) {
    if (by === undefined || typeof by === 'string' || isDoc(by)) return by;
    throw typeMismatch("'partitionBy' of $fill must be a string or an object");
  }
  if (by !== undefined)
    throw new CommandError(6050204, "At most one of 'partitionBy' and 'partitionByFields' may be in $fill");
  if (!isArray(names) || !names.every((name) => typeof name === 'string'))
    throw typeMismatch("'partitionByFields' of $fill must be an array of strings");
  return new Map(names.map((name) => [name, `$${name}`]));
};

/** `$fill`, as the stages that do its work. */
export const fillStages = (operand: Value): Doc[] => {
  if (!isDoc(operand)) throw failedToParse('The $fill stage specification must be an object');
  refuseUnknownOptions('$fill', operand, ['partitionBy', 'partitionByFields', 'sortBy', 'output']);
  const output = operand.get('output');
  if (output === undefined) throw missingOption('$fill', 'output');
  if (!isDoc(output) || output.size === 0)
    throw new CommandError(6050203, "'output' of $fill must be an object with at least one element");
  const entries = Array.from(output, ([name, entry]) => ({ name, ...readEntry(name, entry) }));
  const pick = (kind: 'window' | 'value'): Doc =>
    new Map(entries.flatMap((entry) => (entry[kind] === undefined ? [] : [[entry.name, entry[kind]]])));
  const [windows, values] = [pick('window'), pick('value')];
  const partition = partitionOf(operand);
  const window: Doc = new Map<string, Value>([['output', windows]]);
  if (partition !== undefined) window.set('partitionBy', partition);
  if (operand.has('sortBy')) window.set('sortBy', operand.get('sortBy')!);
  return [
    ...(windows.size > 0 ? [new Map([['$setWindowFields', window]])] : []),
    ...(values.size > 0 ? [new Map([['$addFields', values]])] : []),
  ];
};
