import { createCode, type Code } from '@officehours/web-ui';
import type { ReactNode } from 'react';
import { needsOf, type ContentNeeds } from './needs';

/** Draws a text that is more than plain. */
export type Draw = (content: string) => ReactNode;

const pieces = new Map<string, Code<Draw>>();

/** The script that draws texts with these needs, fetched when it is first asked for; the same object for the same needs. */
export function pieceFor(needs: ContentNeeds): Code<Draw> {
  const key = `${needs.math}:${needs.code}`;
  const known = pieces.get(key) ?? createCode(() => load(needs));
  pieces.set(key, known);
  return known;
}

/** The scripts that these texts need and that are not here yet. */
export function missingFor(contents: readonly string[]): Code<Draw>[] {
  const needed = contents.map(needsOf).filter(({ markdown }) => markdown);
  return [...new Set(needed.map(pieceFor))].filter((piece) => piece.get() === null);
}

async function load(needs: ContentNeeds): Promise<Draw> {
  const [{ drawRich }, { loadPlugins }] = await Promise.all([import('./rich-content'), import('./plugins')]);
  const plugins = await loadPlugins(needs);
  return (content) => drawRich(content, needs, plugins);
}
