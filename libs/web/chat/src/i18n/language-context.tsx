import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Messages } from './en';
import { createFormat, type Format } from './format';
import { languageFor, regionalTag, type Language } from './languages';
import { withOverrides, type MessageOverrides } from './overrides';

export interface Speech {
  language: Language;
  text: Messages;
  format: Format;
  /** The host's own words, for those that are fetched later. */
  overrides: MessageOverrides | undefined;
}

const SpeechContext = createContext<Speech | null>(null);

/** After how long words are asked for again. */
const AGAIN_MS = 5_000;

export interface LanguageProviderProps {
  /** BCP 47; absent: the first language of the browser that we speak. */
  language?: string | undefined;
  overrides?: MessageOverrides | undefined;
  /** IANA name; absent: the reader's own. */
  timeZone?: string | undefined;
  children: ReactNode;
}

interface Spoken {
  language: Language;
  text: Messages;
}

/**
 * Gives everything inside its words and formats. Of a language that is fetched the words come when they are there: until
 * then the former ones stay, and at the start nothing is shown, or English where they could not be had yet.
 */
export function LanguageProvider({ language, overrides, timeZone, children }: LanguageProviderProps) {
  const wanted = useMemo(() => languageFor(language ? [language] : navigator.languages), [language]);
  const spoken = useSpoken(wanted);
  const speech = useMemo(() => {
    if (!spoken) return null;
    const text = withOverrides(spoken.text, overrides);
    const wishes = [language ?? spoken.language.tag, ...navigator.languages];
    const format = createFormat(regionalTag(spoken.language, wishes), text, timeZone);
    return { language: spoken.language, text, format, overrides };
  }, [spoken, language, overrides, timeZone]);

  return speech && <SpeechContext value={speech}>{children}</SpeechContext>;
}

function useSpoken(wanted: Language): Spoken | null {
  const here = useMemo(() => atHand(wanted), [wanted]);
  const [spoken, setSpoken] = useState(here);
  if (here && here.language !== spoken?.language) setSpoken(here);
  useEffect(() => {
    const { words } = wanted;
    if (typeof words !== 'function') return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isWanted = true;
    const show = (change: (now: Spoken | null) => Spoken | null): void => {
      if (isWanted) setSpoken(change);
    };
    const fetch = (): Promise<void> =>
      words().then(
        (text) => show(() => ({ language: wanted, text })),
        () => {
          show((now) => now ?? atHand(languageFor([])));
          if (isWanted) timer = setTimeout(() => void fetch(), AGAIN_MS);
        },
      );
    void fetch();
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [wanted]);
  return spoken;
}

/** Null where the words have to be fetched. */
function atHand(language: Language): Spoken | null {
  const { words: text } = language;
  return typeof text === 'function' ? null : { language, text };
}

export function useSpeech(): Speech {
  const speech = use(SpeechContext);
  if (!speech) throw new Error('Officehours components need an <OfficehoursProvider> around them.');
  return speech;
}

/** The words of the reader's language. */
export const useText = (): Messages => useSpeech().text;

/** The formats of the reader's language and time zone. */
export const useFormat = (): Format => useSpeech().format;
