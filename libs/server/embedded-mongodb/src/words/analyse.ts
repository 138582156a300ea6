/** A word of a text: how it is looked up, and where it stands in the text, in UTF-16 units. */
export interface Word {
  word: string;
  at: number;
  length: number;
}

/** Longer words are cut: what is looked for is cut alike. */
const longest = 32;

/** Scripts without spaces between words: each letter is a word, and a word that is looked for is several of them. */
const spaceless =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}';
const inText = new RegExp(`[${spaceless}]\\p{M}*|(?:(?![${spaceless}])[\\p{L}\\p{M}\\p{N}\\u0640])+`, 'gu');
const marks = /[\p{M}\u0640]+/gu;
const others = /[^\p{L}\p{N}]+/gu;

/** Letters that Unicode does not take apart, but people do not tell apart when they look for something. */
const alike: Readonly<Record<string, string>> = {
  ς: 'σ',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ى: 'ي',
  ی: 'ي',
  ة: 'ه',
  ک: 'ك',
  ٱ: 'ا',
};
const alikes = new RegExp(`[${Object.keys(alike).join('')}]`, 'gu');
const arabicDigits = /[\u0660-\u0669\u06f0-\u06f9]/gu;

/** How words are compared: without case, accents, vowel signs and widths; Arabic and Persian digits are digits. */
export const fold = (text: string): string => {
  const folded = text
    .normalize('NFKD')
    .replace(marks, '')
    // There and back: `ß` is `ss`, and all forms of a letter are one.
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .replace(marks, '')
    .replace(alikes, (letter) => alike[letter] ?? letter)
    .replace(arabicDigits, (digit) => String(digit.charCodeAt(0) & 0x0f))
    .replace(others, '');
  return folded.length <= longest ? folded : Array.from(folded).slice(0, longest).join('');
};

/** The words of a text in their order. */
export function* wordsIn(text: string): Generator<Word> {
  for (const found of text.matchAll(inText)) {
    const word = fold(found[0]);
    if (word !== '') yield { word, at: found.index, length: found[0].length };
  }
}

/** Each word of a text once. */
export const wordsOf = (text: string): string[] => {
  const words = new Set<string>();
  for (const { word } of wordsIn(text)) words.add(word);
  return [...words];
};
