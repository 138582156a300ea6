import type { ChatItem } from '@officehours/web-realtime';
import { createCode, later, type Code } from '@officehours/web-ui';
import type { ReactNode } from 'react';
import { needsOf, type ContentNeeds } from './needs';

/** Draws a text that is more than plain. */
export type Draw = (content: string) => ReactNode;

/** The files of a message. */
export const Attachments = later(async () => (await import('../attachments/attachments')).Attachments);

/** What of a message says which scripts draw it. */
type Drawn = Pick<ChatItem, 'content' | 'attachments'> & Partial<Pick<ChatItem, 'outgoing'>>;

export const hasFiles = ({ attachments, outgoing = [] }: Drawn): boolean =>
  attachments.length + outgoing.length > 0;

const pieces = new Map<string, Code<Draw>>();

/** The script that draws texts with these needs, fetched when it is first asked for; the same object for the same needs. */
export function pieceFor(needs: ContentNeeds): Code<Draw> {
  const key = `${needs.math}:${needs.code}`;
  const known = pieces.get(key) ?? createCode(() => load(needs));
  pieces.set(key, known);
  return known;
}

/** Fetches what nearly every conversation needs, while its messages are still on their way. */
export function fetchMarkdown(): void {
  void pieceFor({ markdown: true, math: false, code: false }).fetch();
}

/** Fetches what these messages are drawn with. */
export function fetchPieces(messages: readonly Drawn[]): void {
  for (const piece of missingFor(messages)) void piece.fetch();
}

/** The scripts that these messages need and that are not here yet. */
export function missingFor(items: readonly Drawn[]): Code<unknown>[] {
  const texts = items.map(({ content }) => needsOf(content)).filter(({ markdown }) => markdown);
  const files = items.some(hasFiles) ? [Attachments.code] : [];
  return [...new Set<Code<unknown>>([...texts.map(pieceFor), ...files])].filter(
    (piece) => piece.get() === null,
  );
}

async function load({ math, code }: ContentNeeds): Promise<Draw> {
  const scripts = [math && import('./math-plugins'), code && import('./code-plugins')] as const;
  const drawer = import('./rich-content').then(({ drawerFor }) => drawerFor(math, scripts));
  const [draw] = await Promise.all([drawer, ...scripts]);
  return draw;
}
