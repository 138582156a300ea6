import type { MessagePage, RoomSync } from '@officehours/contracts';
import { seeAllUpTo } from './change-cursor';
import { EMPTY_LOG, type RoomLog } from './room-log';
import { advanceTail, updateMessage, upsertMessages } from './upsert-messages';

/** What a page of history and the answer of `syncRooms` have in common. */
export type LogPage = Pick<MessagePage, 'messages' | 'hasMoreAfter' | 'lastSeq' | 'lastChangeSeq' | 'epoch'> &
  Partial<Pick<MessagePage, 'hasMoreBefore'>>;

/** What `syncRooms` answers of one room. */
export type LogSync = LogPage & Pick<RoomSync, 'changes' | 'hasMoreChanges'>;

/** Adds a fetched page. A page of another epoch replaces everything. */
export function applyPage(log: RoomLog, page: LogPage): RoomLog {
  const base = isOtherLife(log, page) ? EMPTY_LOG : log;
  const merged = upsertMessages(base, page.messages);
  return advanceTail({
    ...merged,
    epoch: page.epoch,
    lastSeq: Math.max(merged.lastSeq, page.lastSeq),
    firstSeq: firstSeqAfter(merged, page),
    tail: tailAfter(merged, page),
    // The first page is as things are now; a later one says nothing of what changed outside it.
    changes: merged.changes.seen === null ? seeAllUpTo(merged.changes, page.lastChangeSeq) : merged.changes,
  });
}

/** Adds a part of a catch-up: messages after `tail`, and the changes after those seen. */
export function applySync(log: RoomLog, sync: LogSync): RoomLog {
  const paged = applyPage(log, sync);
  const changed = sync.changes.reduce((current, message) => updateMessage(current, message), paged);
  // Of a message that changed several times only the last change is told, so numbers in between are seen as well.
  const upTo = sync.hasMoreChanges ? (sync.changes.at(-1)?.changeSeq ?? 0) : sync.lastChangeSeq;
  return { ...changed, changes: seeAllUpTo(changed.changes, upTo) };
}

function isOtherLife(log: RoomLog, page: LogPage): boolean {
  return log.epoch !== null && log.epoch !== page.epoch;
}

/** A page that reaches the end of the room is where live messages continue. */
function tailAfter(log: RoomLog, page: LogPage): number | null {
  if (page.hasMoreAfter) return log.tail;
  const end = page.messages.at(-1)?.seq;
  if (end === undefined) return log.tail ?? (page.lastSeq === 0 ? 0 : null);
  return Math.max(log.tail ?? 0, end);
}

/** Only a page below which nothing is held can say where the log begins. */
function firstSeqAfter(log: RoomLog, page: LogPage): number {
  const first = page.messages[0]?.seq;
  if (first === undefined || page.hasMoreBefore !== false) return log.firstSeq;
  return log.messages[0]?.seq === first ? first : log.firstSeq;
}
