import { useMemo } from 'react';
import { panes as ar } from './ar/panes';
import { panes as en, type PaneMessages } from './en/panes';
import { useSpeech, type Speech } from './language-context';
import { withOverrides } from './overrides';

/** By language tag. */
export const PANE_WORDS: Readonly<Record<string, PaneMessages>> = { en, ar };

/** The words of panes, of a language. */
export function paneWords({ language, overrides }: Speech): PaneMessages {
  return withOverrides(PANE_WORDS[language.tag] ?? en, overrides);
}

/**
 * The words of panes that are fetched when first needed, in the reader's language. To be used in such panes only: a word
 * here costs the first screen nothing, in whatever language.
 */
export function usePaneText(): PaneMessages {
  const speech = useSpeech();
  return useMemo(() => paneWords(speech), [speech]);
}
