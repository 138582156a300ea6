import type { ChatItem } from '@officehours/web-realtime';
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
    const { prefix, suffix } = isSame ? shared(this.items, items) : { prefix: 0, suffix: 0 };
    // The message next to a change may begin or end its run otherwise now.
    const head = this.parts.slice(0, Math.max(0, prefix - 1));
    const tail = suffix > 1 ? this.parts.slice(1 - suffix) : [];
    const between: Row[][] = [];
    for (let index = head.length; index < items.length - tail.length; index += 1) {
      between.push(rowsOf(items, index, options));
    }
    this.parts = [...head, ...between, ...tail];
    this.rows = this.parts.flat();
    if (!options.hasMoreBefore) this.rows.unshift({ kind: 'intro', key: 'intro' });
    this.items = items;
    this.options = options;
    return this.rows;
  }
}

function sameOptions(one: RowOptions, other: RowOptions): boolean {
  return (
    one.hasMoreBefore === other.hasMoreBefore &&
    one.unreadFrom === other.unreadFrom &&
    one.withNames === other.withNames &&
    one.dayKey === other.dayKey
  );
}

/** How many messages at either end are the same objects; an unchanged item keeps its identity. */
function shared(before: readonly ChatItem[], after: readonly ChatItem[]): { prefix: number; suffix: number } {
  const most = Math.min(before.length, after.length);
  let prefix = 0;
  while (prefix < most && before[prefix] === after[prefix]) prefix += 1;
  let suffix = 0;
  while (suffix < most - prefix && before.at(-1 - suffix) === after.at(-1 - suffix)) suffix += 1;
  return { prefix, suffix };
}
