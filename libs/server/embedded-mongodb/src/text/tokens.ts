/** How words of a text index are told apart. */
export interface Sensitivity {
  cases: boolean;
  diacritics: boolean;
}

/** As the index holds them. */
export const insensitive: Sensitivity = { cases: false, diacritics: false };

/**
 * What stands between words, in every language but English: the Unicode properties that MongoDB's text indexes of
 * version 3 go by. Hyphens are written out, since expressions of JavaScript do not know them as a property.
 */
const delimiters =
  /[\p{White_Space}\p{Dash}\p{Quotation_Mark}\p{Terminal_Punctuation}\p{Pattern_Syntax}\p{Sentence_Terminal}\u00ad\u058a\u1806\u2010\u2011\u2e17\u30fb\ufe63\uff0d\uff65]+/u;
const diacritic = /\p{Diacritic}/gu;
const ascii = /^[\0-\x7f]*$/;

/** A letter without its case, where that is one letter again. */
const foldCase = (letter: string): string => {
  const folded = letter.toUpperCase().toLowerCase();
  return isOne(folded) ? folded : foldLower(letter);
};

const foldLower = (letter: string): string => {
  const lower = letter.toLowerCase();
  return isOne(lower) ? lower : letter;
};

const isOne = (text: string): boolean => text.length === 1 || Array.from(text).length === 1;

/** A letter without its diacritics, where that is one letter; nothing for a diacritic alone. */
const bare = (letter: string): string => {
  const rest = letter.normalize('NFD').replace(diacritic, '').normalize('NFC');
  if (isOne(rest)) return rest;
  return letter.replace(diacritic, '') === '' ? '' : letter;
};

/** A text as it is compared: letter by letter, as MongoDB does it. */
export const comparable = (text: string, { cases, diacritics }: Sensitivity): string => {
  if (cases && diacritics) return text;
  if (ascii.test(text)) {
    const folded = cases ? text : text.toLowerCase();
    return diacritics ? folded : folded.replace(/[\^`]/g, '');
  }
  let result = '';
  for (const letter of text) {
    const folded = cases ? letter : foldCase(letter);
    result += diacritics ? folded : bare(folded);
  }
  return result;
};

/** The words of a text, in order, without stop words or stems: the language `none`. */
export const wordsOf = (text: string, sensitivity: Sensitivity): string[] =>
  text
    .split(delimiters)
    .filter((word) => word !== '')
    .map((word) => comparable(word, sensitivity));
