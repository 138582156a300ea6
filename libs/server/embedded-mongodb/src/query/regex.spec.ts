import { BSONRegExp } from 'bson';
import { literalPrefix, toRegExp } from './regex.ts';

const matches = (pattern: string, text: string, options = ''): boolean =>
  toRegExp(new BSONRegExp(pattern, options)).expression.test(text);

describe('A regular expression', () => {
  it.each<[string, string, string, boolean]>([
    ['a$', '', 'a\n', true],
    ['a$', '', 'a\n\n', false],
    ['^b', 'm', 'a\nb', true],
    ['^b', 'm', 'a\rb', false],
    ['a$', 'm', 'a\nb', true],
    ['a.b', '', 'a\rb', true],
    ['a.b', '', 'a\nb', false],
    ['a.b', 's', 'a\nb', true],
    ['^.$', '', '😀', true],
    ['a\\sb', '', 'a\u00a0b', false],
    ['[\\s]', '', ' ', true],
    ['(?i)ABC', '', 'abc', true],
    ['ÄB', 'i', 'äb', true],
    ['a\\-b', '', 'a-b', true],
    ['[a\\-b]', '', '-', true],
    ['\\@', '', '@', true],
  ])('%s with options "%s" reads %j as PCRE does: %s', (pattern, options, text, expected) => {
    expect(matches(pattern, text, options)).toBe(expected);
  });

  it.each(['\\Aa', 'a\\Z', '(?>a)', '(?P<n>a)', 'a++', '[[:alpha:]]', '\\Qa\\E', '(?#x)', '(*UTF)', '[]a]'])(
    '%s is refused, since JavaScript reads it otherwise or not at all',
    (pattern) => {
      expect(() => matches(pattern, 'a')).toThrow(expect.objectContaining({ code: 115 }));
    },
  );

  it.each(['(', '[a', 'a\\'])('%s is refused as invalid', (pattern) => {
    expect(() => matches(pattern, 'a')).toThrow(expect.objectContaining({ code: 51091 }));
  });

  it.each([
    ['^abc', 'abc'],
    ['^abc?', 'ab'],
    ['^ab*c', 'a'],
    ['^a\\.b', 'a.b'],
    ['^a.b', 'a'],
    ['^a|b', ''],
    ['abc', ''],
    ['^a{0}', ''],
  ])('%s begins with "%s", which an index can use', (pattern, prefix) => {
    expect(literalPrefix(new BSONRegExp(pattern, ''))).toBe(prefix);
  });
});
