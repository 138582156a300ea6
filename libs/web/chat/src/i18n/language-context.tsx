import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Messages } from './en';
import { createFormat, type Format } from './format';
import { languageFor, regionalTag, type Language } from './languages';
import { withOverrides, type MessageOverrides } from './overrides';

interface Speech {
  language: Language;
  text: Messages;
  format: Format;
  /** The host's own words, for those that are fetched later. */
  overrides: MessageOverrides | undefined;
}

const SpeechContext = createContext<Speech | null>(null);

export interface LanguageProviderProps {
  /** BCP 47; absent: the first language of the browser that we speak. */
  language?: string | undefined;
  overrides?: MessageOverrides | undefined;
  /** IANA name; absent: the reader's own. */
  timeZone?: string | undefined;
  children: ReactNode;
}

/** Gives everything inside its words and formats. A language that is fetched shows nothing until its words are there. */
export function LanguageProvider({ language, overrides, timeZone, children }: LanguageProviderProps) {
  const wanted = useMemo(() => languageFor(language ? [language] : navigator.languages), [language]);
  const [loaded, setLoaded] = useState<{ language: Language; text: Messages } | null>(null);

  useEffect(() => {
    const { words } = wanted;
    if (typeof words !== 'function') return;
    let current = true;
    void words().then((text) => {
      if (current) setLoaded({ language: wanted, text });
    });
    return () => {
      current = false;
    };
  }, [wanted]);

  const speech = useMemo(() => {
    const { words } = wanted;
    const base = typeof words === 'function' ? loaded : { language: wanted, text: words };
    if (!base) return null;
    const text = withOverrides(base.text, overrides);
    const wishes = [language ?? base.language.tag, ...navigator.languages];
    const format = createFormat(regionalTag(base.language, wishes), text, timeZone);
    return { language: base.language, text, format, overrides };
  }, [loaded, wanted, language, overrides, timeZone]);

  return speech && <SpeechContext value={speech}>{children}</SpeechContext>;
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
