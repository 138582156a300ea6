import type { Doc, Value } from '../bson/values.ts';
import type { NamedOperator } from './named-operators.ts';
import { isNullish, textOf } from './text-operators.ts';

/** What `$trim` takes away unless it is told: MongoDB's list of white space, and NUL. */
const usualChars = [
  ...'\0 \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a',
];

const trimmed =
  (operator: string, left: boolean, right: boolean) =>
  (args: Doc): Value => {
    const [input, chars] = [args.get('input'), args.get('chars')];
    if (isNullish(input) || (args.has('chars') && isNullish(chars))) return null;
    const letters = [...textOf(operator, 50699, input)];
    const gone = new Set(chars === undefined ? usualChars : textOf(operator, 50700, chars ?? undefined));
    let [start, end] = [0, letters.length];
    while (left && start < end && gone.has(letters[start]!)) start++;
    while (right && end > start && gone.has(letters[end - 1]!)) end--;
    return letters.slice(start, end).join('');
  };

const replaced =
  (operator: string, all: boolean) =>
  (args: Doc): Value => {
    const parts = ['input', 'find', 'replacement'].map((name) => args.get(name));
    if (parts.some((part) => isNullish(part))) return null;
    const [input, find, replacement] = parts.map((part) => textOf(operator, 51746, part)) as [
      string,
      string,
      string,
    ];
    return all ? input.replaceAll(find, () => replacement) : input.replace(find, () => replacement);
  };

export const namedTextOperators: Record<string, NamedOperator> = {
  $trim: { needed: ['input'], optional: ['chars'], apply: trimmed('$trim', true, true) },
  $ltrim: { needed: ['input'], optional: ['chars'], apply: trimmed('$ltrim', true, false) },
  $rtrim: { needed: ['input'], optional: ['chars'], apply: trimmed('$rtrim', false, true) },
  $replaceOne: {
    needed: ['input', 'find', 'replacement'],
    optional: [],
    apply: replaced('$replaceOne', false),
  },
  $replaceAll: {
    needed: ['input', 'find', 'replacement'],
    optional: [],
    apply: replaced('$replaceAll', true),
  },
};
