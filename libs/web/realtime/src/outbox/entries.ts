import type { Id, Message } from '@officehours/contracts';
import { inOrder, type OutboxItem } from './item';

/** A message of the outbox as it is shown. */
export interface OutboxEntry {
  item: OutboxItem;
  /** Set once the service stored it, until the room's log shows it. */
  stored: Message | null;
}

export type OutboxEntries = readonly OutboxEntry[];

/**
 * What the storage holds, seen from a tab: what another tab removed is gone, except what was written too late
 * for this reading (`isUnread`) and what is stored and waits for the log.
 */
export function mergeStored(
  entries: OutboxEntries,
  onDisk: readonly OutboxItem[],
  isUnread: (clientMessageId: string) => boolean,
): OutboxEntries {
  const kept = entries.filter(({ item, stored }) => stored !== null || isUnread(item.clientMessageId));
  const keptIds = new Set(kept.map(({ item }) => item.clientMessageId));
  const added = onDisk.filter(({ clientMessageId }) => !keptIds.has(clientMessageId));
  return sorted([...kept, ...added.map((item) => ({ item, stored: null }))]);
}

export function putItem(entries: OutboxEntries, item: OutboxItem): OutboxEntries {
  return sorted([...dropItem(entries, item.clientMessageId), { item, stored: null }]);
}

export function dropItem(entries: OutboxEntries, clientMessageId: string): OutboxEntries {
  return entries.filter(({ item }) => item.clientMessageId !== clientMessageId);
}

/** The service stored it. */
export function markStored(entries: OutboxEntries, message: Message): OutboxEntries {
  return entries.map((entry) =>
    entry.item.clientMessageId === message.clientMessageId ? { ...entry, stored: message } : entry,
  );
}

/** The log of a room shows everything up to `seq`. */
export function dropShown(entries: OutboxEntries, roomId: Id, seq: number): OutboxEntries {
  const left = entries.filter(({ stored }) => !stored || stored.chatRoomId !== roomId || stored.seq > seq);
  return left.length === entries.length ? entries : left;
}

/** The first message of a room that waits to be sent. */
export function nextToSend(entries: OutboxEntries, roomId: Id): OutboxItem | undefined {
  return entries.find(({ item, stored }) => item.chatRoomId === roomId && !stored && item.failure === null)
    ?.item;
}

function sorted(entries: OutboxEntry[]): OutboxEntries {
  const byId = new Map(entries.map((entry) => [entry.item.clientMessageId, entry]));
  return inOrder(entries.map(({ item }) => item)).map((item) => byId.get(item.clientMessageId)!);
}
