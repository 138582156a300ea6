import type { ReactNode } from 'react';
import { LanguageProvider, useSpeech } from '../i18n/language-context';
import type { MessageOverrides } from '../i18n/overrides';
import { useResolvedTheme, type ThemeChoice } from '../theme/use-resolved-theme';

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
