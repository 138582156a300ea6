import { createContext, createElement, use, useMemo, type ComponentType, type ReactNode } from 'react';
import { useSpeech } from '../i18n/language-context';
import { useResolvedTheme, type ThemeChoice } from '../theme/use-resolved-theme';

interface Ground {
  theme: ThemeChoice;
  /** Whether the element that our styles stand under is around already. */
  isRooted: boolean;
}

export const GroundContext = createContext<Ground>({ theme: 'auto', isRooted: false });

/** The element that our styles stand under. It has no box of its own. */
export function LookRoot({ children }: { children: ReactNode }) {
  const { language } = useSpeech();
  const { theme } = use(GroundContext);
  const ground = useMemo(() => ({ theme, isRooted: true }), [theme]);
  return (
    <div
      className="officehours"
      style={{ display: 'contents' }}
      data-theme={useResolvedTheme(theme)}
      lang={language.tag}
      dir={language.dir}
    >
      <GroundContext value={ground}>{children}</GroundContext>
    </div>
  );
}

/** A part that a host page places where it likes, in the middle of elements of its own, which our styles do not reach. */
export function placed<P extends object>(Part: ComponentType<P>): ComponentType<P> {
  return function Placed(props) {
    const part = createElement(Part, props);
    return use(GroundContext).isRooted ? part : <LookRoot>{part}</LookRoot>;
  };
}
