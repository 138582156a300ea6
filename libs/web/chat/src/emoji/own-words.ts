import { useEffect, useState } from 'react';
import { useFormat } from '../i18n/language-context';
import { entriesOf } from './emoji-data';

/** The words of each emoji in one language. */
export type EmojiWords = ReadonlyMap<string, string>;

/** Those of other languages than English, each fetched by its readers alone. */
const SOURCES: Record<string, () => Promise<{ WORDS: string }>> = { ar: () => import('./emoji-words.ar') };
const NONE: EmojiWords = new Map();

/** The words in the reader's language, once they are there; none where it is English, or one that nobody has written them in. */
export function useOwnWords(): EmojiWords {
  const { locale } = useFormat();
  const [words, setWords] = useState<EmojiWords>(NONE);
  const language = locale.split('-')[0] ?? '';
  useEffect(() => {
    let isMeant = true;
    // What cannot be fetched leaves the English ones.
    SOURCES[language]?.().then(
      ({ WORDS }) => isMeant && setWords(new Map(entriesOf(WORDS).map(({ char, words }) => [char, words]))),
      () => undefined,
    );
    return () => void (isMeant = false);
  }, [language]);
  return words;
}
