import type { ChatItem } from '@officehours/web-realtime';

/** The messages of others after `seq`, oldest first. They are at the end: what stands before is not looked at. */
export function newSince(items: readonly ChatItem[], seq: number): ChatItem[] {
  const from = items.findLastIndex((item) => item.seq !== null && item.seq <= seq) + 1;
  return items.slice(from).filter((item) => !item.mine && item.seq !== null);
}
