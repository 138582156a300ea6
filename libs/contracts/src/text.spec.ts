import { codePoints, excerpt, isBlank, isOneEmoji, isSearchable, utf8Bytes } from './text';

describe('text of a message', () => {
  it('counts an emoji outside the basic plane as one code point and four bytes', () => {
    expect(codePoints('a😀')).toBe(2);
    expect(utf8Bytes('a😀')).toBe(5);
  });

  it.each(['', ' \n\t', '\u200b\u200d', '\u2060', '\u3164', '\u202e'])('calls %j blank', (text) => {
    expect(isBlank(text)).toBe(true);
  });

  it.each(['a', ' . ', '😀', 'ا'])('calls %j visible', (text) => {
    expect(isBlank(text)).toBe(false);
  });

  it('cuts an excerpt by code points, on one line', () => {
    expect(excerpt('one\n\ntwo', 20)).toBe('one two');
    expect(excerpt('😀😀😀😀', 3)).toBe('😀😀…');
  });

  it.each(['👍', '❤️', '👩🏽‍💻', '🇩🇪', '1️⃣'])('takes %s for one emoji', (text) => {
    expect(isOneEmoji(text)).toBe(true);
  });

  it.each(['', 'a', '👍👍', '1', '<b>', '👍 '])('does not take %j for one emoji', (text) => {
    expect(isOneEmoji(text)).toBe(false);
  });
});

describe('what is looked for', () => {
  it.each([
    ['', false],
    ['x', false],
    [' x! ', false],
    ['é', false],
    ['…', false],
    ['pi', true],
    ['x y', true],
    ['C4', true],
    ['数', true],
    ['の', true],
  ])('%j is enough for all rooms: %s', (text, expected) => {
    expect(isSearchable(text)).toBe(expected);
  });
});
