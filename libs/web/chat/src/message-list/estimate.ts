import { hasFiles } from '../content/pieces';
import type { MessageRowData, Row } from './rows';

const LINE = 22;
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
    estimate.height = estimateMessage(row, width);
  }
  return estimate.height;
}

function estimateMessage(row: MessageRowData, width: number): number {
  const perLine = Math.max(20, Math.min(70, (width * 0.78 - 60) / 7.4));
  const lines = row.item.content
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / perLine)), 0);
  const quote = row.item.replyTo ? 50 : 0;
  const files = hasFiles(row.item) ? 200 : 0;
  return Math.min(lines, 24) * LINE + 16 + quote + files + (row.endsRun ? 12 : 2);
}
