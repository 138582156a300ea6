import { needsOf } from './needs';

describe('what a message needs to be drawn', () => {
  it.each([
    'Thank you!',
    '2 * 3 * 4 = 24',
    'snake_case_name and other_name',
    'it costs $5, or $6',
    'a < b > c',
    'https://example.org/a_b_c*d',
    'f(x)[0] - see below',
  ])('is nothing more for %j', (text) => {
    expect(needsOf(text)).toEqual({ markdown: false, math: false, code: false });
  });

  it.each([
    '**bold**',
    '_soft_',
    '`x`',
    '- one\n- two',
    '1. one',
    '> quoted',
    '# Title',
    '[a](https://b.example)',
    '~~no~~',
  ])('is Markdown for %j', (text) => {
    expect(needsOf(text)).toEqual({ markdown: true, math: false, code: false });
  });

  it('is mathematics between its delimiters', () => {
    expect(needsOf('\\(x\\)').math).toBe(true);
    expect(needsOf('\\[x\\]').math).toBe(true);
    expect(needsOf('$$x$$').math).toBe(true);
  });

  it('is read from a text once, as long as it is among the last hundreds', () => {
    const needs = needsOf('so **much**');
    expect(needsOf('so **much**')).toBe(needs);
    for (let index = 0; index < 1_000; index += 1) needsOf(`**${index}**`);
    expect(needsOf('so **much**')).not.toBe(needs);
  });

  it('is highlighting for a fenced block', () => {
    expect(needsOf('look:\n```js\n1\n```')).toEqual({ markdown: true, math: false, code: true });
  });
});
