import { integer, isRegExp, type Doc, type Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import { toRegExp } from '../query/regex.ts';
import type { NamedOperator } from './named-operators.ts';

/** The last pattern, compiled: it is mostly the same for every document. */
let last: { regex: Value; options: Value | undefined; expression: RegExp } | undefined;

const compiled = (regex: Value, options: Value | undefined): RegExp => {
  if (last && last.regex === regex && last.options === options) return last.expression;
  if (typeof regex !== 'string' && !isRegExp(regex))
    throw new CommandError(51105, 'a pattern must be a string or a regular expression');
  if (options !== undefined && typeof options !== 'string')
    throw new CommandError(51106, "'options' must be a string");
  if (options && isRegExp(regex) && regex.options !== '')
    throw new CommandError(51107, 'found regex options specified in both the regex and the options fields');
  const { expression } = toRegExp(regex, options || undefined);
  last = { regex, options, expression: new RegExp(expression.source, `${expression.flags}g`) };
  return last.expression;
};

/** The matches of a text, none for null. */
const matches = (args: Doc): RegExpExecArray[] => {
  const [input, regex] = [args.get('input'), args.get('regex')];
  if (input !== null && typeof input !== 'string') throw new CommandError(51104, "'input' must be a string");
  if (input === null || regex === null) return [];
  return [...input.matchAll(compiled(regex!, args.get('options') ?? undefined))];
};

const described = (match: RegExpExecArray): Doc =>
  new Map<string, Value>([
    ['match', match[0]],
    ['idx', integer([...match.input.slice(0, match.index)].length)],
    ['captures', match.slice(1).map((capture) => capture ?? null)],
  ]);

const operator = (apply: (found: RegExpExecArray[]) => Value): NamedOperator => ({
  needed: ['input', 'regex'],
  optional: ['options'],
  apply: (args) => apply(matches(args)),
});

export const patternOperators: Record<string, NamedOperator> = {
  $regexMatch: operator((found) => found.length > 0),
  $regexFind: operator(([first]) => (first ? described(first) : null)),
  $regexFindAll: operator((found) => found.map(described)),
};
