import { useResolvedTheme, useSpeech, type ThemeChoice } from '@officehours/web-chat';
import { useEffect } from 'react';

/** Carries theme, language and direction to the document, so that its background, scrollbars and hyphenation follow. */
export function PageLook({ theme }: { theme: ThemeChoice }) {
  const resolved = useResolvedTheme(theme);
  const { language } = useSpeech();
  useEffect(() => {
    document.documentElement.dataset['theme'] = resolved;
    document.documentElement.lang = language.tag;
    document.documentElement.dir = language.dir;
  }, [resolved, language]);
  return null;
}
