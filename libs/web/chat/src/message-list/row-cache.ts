import { commonEnds, type ChatItem } from '@officehours/web-realtime';
import { rowsOf, type Row, type RowOptions } from './rows';

/**
 * Builds the rows of a conversation again after a change, keeping every row that did not change as the same object:
 * a message that arrives in a room of 100,000 costs the drawing of one.
 */
export class RowCache {
  private items: readonly ChatItem[] = [];
  private options: RowOptions | null = null;
  /** The rows of each message, with the separators before it. */
  private parts: Row[][] = [];
  private rows: Row[] = [];

  build(items: readonly ChatItem[], options: RowOptions): readonly Row[] {
    const isSame = this.options !== null && sameOptions(this.options, options);
    if (isSame && items === this.items) return this.rows;
    if (!isSame) {
      this.parts = [];
      this.rows = [];
    }
    // An unchanged item keeps its identity.
    const [prefix, suffix] = isSame ? commonEnds(this.items, items) : [0, 0];
    // The message next to a change may begin or end its run otherwise now.
    this.replace(Math.max(0, prefix - 1), Math.max(0, suffix - 1), items, options);
    this.items = items;
    this.options = options;
    return this.rows;
  }

  /** Makes the parts between the first `head` and the last `tail` anew, copying what stays in one piece. */
  private replace(head: number, tail: number, items: readonly ChatItem[], options: RowOptions): void {
    const { parts } = this;
    const made: Row[][] = [];
    for (let index = head; index < items.length - tail; index += 1) made.push(rowsOf(items, index, options));
    const end = parts.length - tail;
    const lost = rowsIn(parts, head, end);
    // Counted from the nearer side: that of a message at the end is nothing, whatever the length of the room.
    const isNearEnd = tail < head;
    const from = isNearEnd
      ? this.rows.length - rowsIn(parts, end, parts.length) - lost
      : rowsIn(parts, 0, head) + introRows(options);
    const before: Row[] =
      head === 0 && !options.hasMoreBefore ? [{ kind: 'intro', key: 'intro' }] : this.rows.slice(0, from);
    this.rows = before.concat(made.flat(), this.rows.slice(from + lost));
    this.parts = parts.slice(0, head).concat(made, parts.slice(end));
  }
}

const introRows = ({ hasMoreBefore }: RowOptions): number => (hasMoreBefore ? 0 : 1);

function rowsIn(parts: readonly Row[][], from: number, to: number): number {
  let sum = 0;
  for (let index = from; index < to; index += 1) sum += parts[index]!.length;
  return sum;
}

function sameOptions(one: RowOptions, other: RowOptions): boolean {
  return (
    one.hasMoreBefore === other.hasMoreBefore &&
    one.unreadFrom === other.unreadFrom &&
    one.withNames === other.withNames &&
    one.dayKey === other.dayKey
  );
}
