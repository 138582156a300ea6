import { useEffect, type ReactNode } from 'react';
import { LanguageProvider, useSpeech } from '../i18n/language-context';
import type { MessageOverrides } from '../i18n/overrides';
import { useResolvedTheme, type ThemeChoice } from '../theme/use-resolved-theme';

const EMOJI_AFTER_MS = 1_000;

export interface LookProviderProps {
  /** BCP 47; absent: the browser's first language that we speak. */
  language?: string | undefined;
  /** Words of the host's own in place of ours. */
  strings?: MessageOverrides | undefined;
  theme?: ThemeChoice | undefined;
  /** IANA name; absent: the reader's own. */
  timeZone?: string | undefined;
  children?: ReactNode;
}

/** Words, formats and colours, without a connection. The element it makes has no box of its own. */
export function LookProvider({ language, strings, theme = 'auto', timeZone, children }: LookProviderProps) {
  return (
    <LanguageProvider language={language} overrides={strings} timeZone={timeZone}>
      <LookRoot theme={theme}>{children}</LookRoot>
    </LanguageProvider>
  );
}

function LookRoot({ theme, children }: { theme: ThemeChoice; children: ReactNode }) {
  const { language } = useSpeech();
  const resolved = useResolvedTheme(theme);
  useEmojiFont();
  return (
    <div
      className="officehours"
      style={{ display: 'contents' }}
      data-theme={resolved}
      lang={language.tag}
      dir={language.dir}
    >
      {children}
    </div>
  );
}

/** Looked after when the first screen is there: most systems have one. */
function useEmojiFont(): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      // Without it, emoji are boxes on such a machine; that is no reason to fail.
      void import('../emoji/emoji-font').then(
        ({ provideEmojiFont }) => provideEmojiFont(),
        () => undefined,
      );
    }, EMOJI_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
}
