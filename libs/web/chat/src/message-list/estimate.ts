import type { MessageRowData, Row } from './rows';

const LINE = 22;
const FIXED = { intro: 168, day: 48, unread: 40, author: 24 } as const;

const known = new WeakMap<Row, { width: number; height: number }>();

/** Height of a row in px before it was ever drawn; the nearer to the truth, the calmer the scrollbar. */
export function estimateRow(row: Row, width: number): number {
  if (row.kind !== 'message') return FIXED[row.kind];
  const before = known.get(row);
  if (before?.width === width) return before.height;
  const height = estimateMessage(row, width);
  known.set(row, { width, height });
  return height;
}

function estimateMessage(row: MessageRowData, width: number): number {
  const perLine = Math.max(20, Math.min(70, (width * 0.78 - 60) / 7.4));
  const lines = row.item.content
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / perLine)), 0);
  const quote = row.item.replyTo ? 50 : 0;
  return Math.min(lines, 24) * LINE + 16 + quote + (row.endsRun ? 12 : 2);
}
