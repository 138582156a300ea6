import { excerptAround } from './excerpt';

const shown = (content: string, text: string): string[] => {
  const { excerpt, hits } = excerptAround(content, text);
  return hits.map(({ at, length }) => excerpt.slice(at, at + length));
};

describe('the excerpt of a message that was found', () => {
  it('marks the words that begin as what was looked for, whatever their case and accents', () => {
    expect(shown('Les intégrales, and an INTEGRAND.', 'integr')).toEqual(['intégrales', 'INTEGRAND']);
    expect(excerptAround('one\ntwo', 'two')).toEqual({ excerpt: 'one two', hits: [{ at: 4, length: 3 }] });
  });

  it('is the part around the first of them, with what was left out shown', () => {
    const long = `${'before '.repeat(200)}needle${' after'.repeat(200)}`;
    const { excerpt, hits } = excerptAround(long, 'needle');
    expect(excerpt).toMatch(/^…before .* needle after .*…$/);
    expect(excerpt.length).toBeLessThan(230);
    expect(hits.map(({ at, length }) => excerpt.slice(at, at + length))).toEqual(['needle']);
  });

  it('is the beginning where nothing is marked, and never half a letter', () => {
    expect(excerptAround('No such word', '').excerpt).toBe('No such word');
    expect(excerptAround(`a${'😀'.repeat(400)}`, '').excerpt).toMatch(/^a(😀)+…$/u);
  });
});
