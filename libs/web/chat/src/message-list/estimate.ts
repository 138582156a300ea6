import type { ChatItem } from '@officehours/web-realtime';
import { hasFiles } from '../content/pieces';
import type { Row } from './rows';

const LINE = 22;
/** What of a message says how high it is. */
export type Sized = Pick<ChatItem, 'content' | 'attachments' | 'replyTo'>;

const FIXED = { intro: 168, day: 48, unread: 40, author: 24 } as const;

/**
 * Height of a row in px before it was ever drawn; the nearer to the truth, the calmer the scrollbar. Asked of every row
 * whenever a message arrives, so the answer is kept in the row.
 */
export function estimateRow(row: Row, width: number): number {
  if (row.kind !== 'message') return FIXED[row.kind];
  const { estimate } = row;
  if (estimate.width !== width) {
    estimate.width = width;
    estimate.height = heightOf(row.item, width, 200) + (row.endsRun ? 12 : 2);
  }
  return estimate.height;
}

/** What a message takes at least: Markdown leaves out empty lines, letters may be narrow, and files small. */
export const leastHeight = (item: Sized): number => heightOf(item, window.innerWidth, 64) / 2;

function heightOf(item: Sized, width: number, heightOfFiles: number): number {
  const perLine = Math.max(20, Math.min(70, (width * 0.78 - 60) / 7.4));
  const lines = item.content
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / perLine)), 0);
  const quote = item.replyTo ? 50 : 0;
  const files = hasFiles(item) ? heightOfFiles : 0;
  return Math.min(lines, 24) * LINE + 16 + quote + files;
}
