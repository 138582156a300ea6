import { fold, wordsIn, wordsOf } from './analyse.ts';

describe('Words', () => {
  it.each([
    ['Café', 'cafe'],
    ['ÉTÉ', 'ete'],
    ['Straße', 'strasse'],
    ['ΣΊΣΥΦΟΣ', 'σισυφοσ'],
    ['Øystein', 'oystein'],
    ['Łódź', 'lodz'],
    ['İstanbul', 'istanbul'],
    ['ﬁnal', 'final'],
    ['Ｗｉｄｅ', 'wide'],
    ['أُستاذٌ', 'استاذ'],
    ['مـحـمـد', 'محمد'],
    ['مكتبة', 'مكتبه'],
    ['١٢٣', '123'],
  ])('are compared without case, accents and forms: %s is %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('are letters and digits, each with its place in the text', () => {
    expect([...wordsIn('The *Ring* x_1, “Café”!')]).toEqual([
      { word: 'the', at: 0, length: 3 },
      { word: 'ring', at: 5, length: 4 },
      { word: 'x', at: 11, length: 1 },
      { word: '1', at: 13, length: 1 },
      { word: 'cafe', at: 17, length: 4 },
    ]);
  });

  it('are single letters where a script has no spaces', () => {
    expect(wordsOf('東京に abc')).toEqual(['東', '京', 'に', 'abc']);
  });

  it('are none in signs, marks alone and broken text', () => {
    expect(wordsOf('… 🎉 ++ \u0301 \ud800 "* OR (§')).toEqual(['or']);
  });

  it('are cut when they are very long', () => {
    expect(wordsOf('a'.repeat(10_000))).toEqual(['a'.repeat(32)]);
  });
});
