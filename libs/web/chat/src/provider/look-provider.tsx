import { useEffect, useMemo, type ReactNode } from 'react';
import { LanguageProvider } from '../i18n/language-context';
import type { MessageOverrides } from '../i18n/overrides';
import { SlotsContext, type Slots } from '../slots/slots';
import type { ThemeChoice } from '../theme/use-resolved-theme';
import { GroundContext, LookRoot } from './look-root';

const EMOJI_AFTER_MS = 1_000;
const NO_SLOTS: Slots = {};

export interface LookProviderProps {
  /** BCP 47; absent: the browser's first language that we speak. */
  language?: string | undefined;
  /** Words of the host's own in place of ours. */
  strings?: MessageOverrides | undefined;
  theme?: ThemeChoice | undefined;
  /** Parts that the host draws itself. */
  slots?: Slots | undefined;
  /** IANA name; absent: the reader's own. */
  timeZone?: string | undefined;
  children?: ReactNode;
}

/** Words, formats, colours and parts, without a connection, and the element that our styles stand under. */
export function LookProvider({ children, ...look }: LookProviderProps) {
  return (
    <Look {...look}>
      <LookRoot>{children}</LookRoot>
    </Look>
  );
}

/** The same without an element: each part that is placed brings its own. */
export function Look({ language, strings, theme = 'auto', slots, timeZone, children }: LookProviderProps) {
  const ground = useMemo(() => ({ theme, isRooted: false }), [theme]);
  useEmojiFont();
  return (
    <LanguageProvider language={language} overrides={strings} timeZone={timeZone}>
      <SlotsContext value={slots ?? NO_SLOTS}>
        <GroundContext value={ground}>{children}</GroundContext>
      </SlotsContext>
    </LanguageProvider>
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
