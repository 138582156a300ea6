import type { ChatItem } from '@officehours/web-realtime';

/** Messages of one person that follow each other within this time stand together, without name or gap. */
export const RUN_WINDOW_MS = 5 * 60_000;

export interface MessageRowData {
  kind: 'message';
  key: string;
  item: ChatItem;
  startsRun: boolean;
  endsRun: boolean;
  /** How high the row may be in a list of that width; filled in when it is asked for. */
  readonly estimate: { width: number; height: number };
}

export type Row =
  | MessageRowData
  | { kind: 'intro'; key: string }
  | { kind: 'day'; key: string; at: string }
  | { kind: 'unread'; key: string }
  | { kind: 'author'; key: string; senderId: string };

export interface RowOptions {
  hasMoreBefore: boolean;
  /** `seq` of the first message that was unread when the room was opened. */
  unreadFrom: number | null;
  /** Whether runs of others begin with a name, as in rooms of more than two. */
  withNames: boolean;
  dayKey: (at: string) => string;
}

/**
 * The rows of a conversation, oldest first.
 *
 * What stands around a message must not change when older ones arrive in front of it, or the text that is being read
 * would move: separators are rows of their own keyed by the message they precede, nothing precedes the oldest loaded
 * message while there is more before it, and the gap between runs belongs to the row above.
 */
export function buildRows(items: readonly ChatItem[], options: RowOptions): Row[] {
  const head: Row[] = options.hasMoreBefore ? [] : [{ kind: 'intro', key: 'intro' }];
  return head.concat(items.flatMap((_, index) => rowsOf(items, index, options)));
}

/** A message with the separators before it; depends on its two neighbours only. */
export function rowsOf(items: readonly ChatItem[], index: number, options: RowOptions): Row[] {
  const item = items[index]!;
  const before = items[index - 1];
  const after = items[index + 1];
  const rows: Row[] = [];
  const atOpenHead = !before && options.hasMoreBefore;
  if (!atOpenHead && isNewDay(before, item, options))
    rows.push({ kind: 'day', key: `day:${item.key}`, at: item.createdAt });
  if (isFirstUnread(before, item, options)) rows.push({ kind: 'unread', key: 'unread' });
  const startsRun = !atOpenHead && breaksRun(before, item, options);
  if (options.withNames && startsRun && !item.mine && item.senderId) {
    rows.push({ kind: 'author', key: `author:${item.key}`, senderId: item.senderId });
  }
  rows.push({
    kind: 'message',
    key: item.key,
    item,
    startsRun,
    endsRun: !after || breaksRun(item, after, options),
    estimate: { width: 0, height: 0 },
  });
  return rows;
}

function isNewDay(before: ChatItem | undefined, item: ChatItem, { dayKey }: RowOptions): boolean {
  return !before || dayKey(before.createdAt) !== dayKey(item.createdAt);
}

function isFirstUnread(before: ChatItem | undefined, item: ChatItem, options: RowOptions): boolean {
  const { unreadFrom, hasMoreBefore } = options;
  if (unreadFrom === null || item.seq === null || item.seq < unreadFrom) return false;
  // Of the oldest message at hand only its number can tell: the divider must not wander as older ones come in.
  if (!before) return !hasMoreBefore || item.seq === unreadFrom;
  return before.seq !== null && before.seq < unreadFrom;
}

function breaksRun(before: ChatItem | undefined, item: ChatItem, options: RowOptions): boolean {
  if (!before || before.senderId !== item.senderId || before.messageType === 'system') return true;
  if (Date.parse(item.createdAt) - Date.parse(before.createdAt) > RUN_WINDOW_MS) return true;
  return isNewDay(before, item, options) || isFirstUnread(before, item, options);
}
