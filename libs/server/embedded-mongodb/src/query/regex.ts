import { BSONRegExp } from 'bson';
import { isRegExp, type Value } from '../bson/values.ts';
import { badValue, CommandError } from '../errors.ts';

/**
 * MongoDB's patterns are PCRE's; ours run on JavaScript's engine. What the two read differently is rewritten
 * (`.`, `$`, `^`, `\s`), and what JavaScript lacks or would misread is refused.
 */
export const toRegExp = (value: Value, given?: string): { source: BSONRegExp; expression: RegExp } => {
  const pattern = isRegExp(value) ? value.pattern : value;
  if (typeof pattern !== 'string') throw badValue('$regex has to be a string or a regular expression');
  const options = given ?? (isRegExp(value) ? value.options : '');
  for (const option of options) {
    if (!'imsu'.includes(option)) throw badValue(`invalid or unsupported flag in regex options: ${option}`);
  }
  const source = new BSONRegExp(pattern, options);
  const { body, ignoreCase } = withoutLeadingFlag(pattern);
  const translated = translate(body, options.includes('m'), options.includes('s'));
  return { source, expression: compile(translated, ignoreCase || options.includes('i'), pattern) };
};

const compile = (translated: string, ignoreCase: boolean, pattern: string): RegExp => {
  try {
    return new RegExp(translated, ignoreCase ? 'iu' : 'u');
  } catch {
    try {
      return new RegExp(translated, ignoreCase ? 'i' : '');
    } catch {
      throw new CommandError(51091, `Regular expression is invalid or not supported: ${pattern}`);
    }
  }
};

const withoutLeadingFlag = (pattern: string): { body: string; ignoreCase: boolean } =>
  pattern.startsWith('(?i)')
    ? { body: pattern.slice(4), ignoreCase: true }
    : { body: pattern, ignoreCase: false };

/** Escapes that mean in PCRE what they mean in JavaScript. */
const sameEscapes = /[dDwWbBtnrfvx0-9u]|[^A-Za-z0-9]/;
const whitespace = '\\t\\n\\v\\f\\r ';

const unsupported = (what: string): CommandError =>
  new CommandError(115, `The regular expression syntax ${what} is not supported`);

const translate = (pattern: string, multiline: boolean, dotAll: boolean): string => {
  let result = '';
  let inClass = false;
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern[i]!;
    if (character === '\\') {
      result += escape(pattern[++i], inClass);
    } else if (inClass) {
      if (character === ']') inClass = false;
      if (character === '[' && ':.='.includes(pattern[i + 1] ?? ' ')) throw unsupported('[[:class:]]');
      result += character === '[' ? '\\[' : character;
    } else if (character === '[') {
      inClass = true;
      result += classStart(pattern, i);
    } else {
      refuseOutsideClass(pattern, i);
      result += outsideClass(character, multiline, dotAll);
    }
  }
  return result;
};

const escape = (next: string | undefined, inClass: boolean): string => {
  if (next === undefined)
    throw new CommandError(51091, 'Regular expression is invalid: \\ at end of pattern');
  if (next === 's') return inClass ? whitespace : `[${whitespace}]`;
  if (next === 'S' && !inClass) return `[^${whitespace}]`;
  if (!sameEscapes.test(next) || next === 'u') throw unsupported(`\\${next}`);
  if (next === '-' && !inClass) return '-';
  return /[^A-Za-z0-9]/.test(next) && !'^$\\.*+?()[]{}|/-'.includes(next) ? next : `\\${next}`;
};

/** In PCRE a `]` right after the opening is a member of the class. */
const classStart = (pattern: string, at: number): string => {
  const next = pattern[at + 1] === '^' ? pattern[at + 2] : pattern[at + 1];
  if (next === ']') throw unsupported('[]…]');
  return '[';
};

const refuseOutsideClass = (pattern: string, at: number): void => {
  const rest = pattern.slice(at, at + 4);
  if (/^\(\?(?![:=!]|<[=!])/.test(rest) || /^\(\*/.test(rest)) throw unsupported(rest.slice(0, 3));
  if (/^[*+?}]\+/.test(rest)) throw unsupported('possessive quantifiers');
};

const outsideClass = (character: string, multiline: boolean, dotAll: boolean): string => {
  if (character === '.') return dotAll ? '[^]' : '[^\\n]';
  if (character === '^') return multiline ? '(?<![^\\n])' : '^';
  if (character === '$') return multiline ? '(?![^\\n])' : '(?=\\n?$)';
  return character;
};

/** The text every match begins with, when the pattern is anchored and that can be told simply. */
export const literalPrefix = (source: BSONRegExp): string => {
  if (source.options !== '' || !source.pattern.startsWith('^') || source.pattern.includes('|')) return '';
  const literal = /^(?:[^\\.*+?()[\]{}|^$\0]|\\[^A-Za-z0-9])*/.exec(source.pattern.slice(1))?.[0] ?? '';
  const next = source.pattern[1 + literal.length] ?? '';
  const certain = '*?{'.includes(next) && next !== '' ? withoutLast(literal) : literal;
  return certain.replace(/\\(.)/gs, '$1');
};

const withoutLast = (literal: string): string => literal.replace(/(?:\\.|[^\\])$/su, '');
