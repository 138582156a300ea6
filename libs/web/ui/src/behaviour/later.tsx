import { createElement, type ComponentType, type ReactNode } from 'react';
import { createCode, useCode, type Code } from './code';

/** With its code, for who wants to wait for it. */
export type LaterComponent<P> = ComponentType<P> & { code: Code<ComponentType<P>> };

const all = new Set<Code<unknown>>();

/**
 * A component whose code comes after the first screen: with `fetchLater`, or when it is first drawn and nothing is held
 * (`holdLater`). Until it is there, nothing is drawn in its place, so it suits what floats above the page or opens on request. Unlike `React.lazy`, what is
 * here already is drawn at once, and a failed fetch is made again with the next drawing.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): LaterComponent<P> {
  const code = createCode(load);
  all.add(code);
  const Later = (props: P): ReactNode => {
    const Loaded = useCode(code, true);
    return Loaded && createElement(Loaded, props);
  };
  return Object.assign(Later, { code });
}

/** Fetches everything that was left for later; what fails is fetched when it is drawn. */
export async function fetchLater(): Promise<void> {
  await Promise.all([...all].map((code) => code.fetch()));
}
