/** The parts of a search string: texts that are still to be cut into words, and phrases as they were written. */
export interface SearchString {
  words: string;
  negated: string;
  phrases: string[];
  negatedPhrases: string[];
}

const part = /(?<text>[^\n\v\f\r "-]+)|(?<sign>["-])/g;
const space = /[\n\v\f\r ]/;

/**
 * Reads a search string by MongoDB's rules: `-` behind a space negates all up to the next space, a word or a phrase;
 * the words of a phrase are looked for as words as well, unless it is negated; a quote without an end is no phrase.
 */
export const readSearch = (search: string): SearchString => {
  const result: SearchString = { words: '', negated: '', phrases: [], negatedPhrases: [] };
  let negating = false;
  let phraseFrom: number | undefined;
  for (const { index, groups } of search.matchAll(part)) {
    const afterSpace = index === 0 || space.test(search[index - 1]!);
    if (groups?.['sign'] === '-') {
      if (phraseFrom === undefined && afterSpace) negating = true;
      continue;
    }
    if (negating && afterSpace && phraseFrom === undefined) negating = false;
    if (groups?.['sign'] === '"') {
      if (phraseFrom === undefined) phraseFrom = index + 1;
      else {
        result[negating ? 'negatedPhrases' : 'phrases'].push(search.slice(phraseFrom, index));
        phraseFrom = undefined;
      }
    } else if (!negating) result.words += `${groups?.['text']} `;
    else if (phraseFrom === undefined) result.negated += `${groups?.['text']} `;
  }
  return result;
};
