import { createCode, useCode, useIsMissing } from '@officehours/web-ui';
import { createElement, type ComponentType, type ReactNode } from 'react';
import { NotFetched } from './not-fetched';

interface LazyPartOptions {
  /** Stands in its place until it is there. */
  waiting?: ReactNode;
  /** It opens in front of the page, so what stands for it takes no room in it either. */
  floats?: boolean;
  /** It comes after what the screen waits for. */
  canWait?: boolean;
}

/**
 * A component whose code is fetched when it is first drawn. Where that fails, a line in its place says so and offers to
 * try again; everything around it goes on.
 */
export function lazyPart<P extends object>(
  load: () => Promise<{ default: ComponentType<P> }>,
  { waiting = null, floats = false, canWait = false }: LazyPartOptions = {},
): ComponentType<P> {
  const code = createCode(async () => (await load()).default);
  return function LazyPart(props: P) {
    const Loaded = useCode(code, canWait);
    const isMissing = useIsMissing(code);
    if (Loaded) return createElement(Loaded, props);
    if (!isMissing) return waiting;
    const onClose = 'onClose' in props ? (props.onClose as () => void) : undefined;
    return <NotFetched onRetry={() => void code.fetch()} onClose={onClose} floats={floats} />;
  };
}
