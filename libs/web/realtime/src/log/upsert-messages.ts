import type { Message } from '@officehours/contracts';
import { seeChange } from './change-cursor';
import { mergeMessage } from './merge-message';
import { indexOfSeq, runAround, type RoomLog } from './room-log';

/** Puts messages in at their `seq`, whatever their order and however often; the same log when nothing was new. */
export function upsertMessages(log: RoomLog, incoming: readonly Message[]): RoomLog {
  const messages = insertAll(log.messages, incoming);
  const lastSeq = Math.max(log.lastSeq, messages.at(-1)?.seq ?? 0);
  if (messages === log.messages && lastSeq === log.lastSeq) return log;
  return advanceTail({ ...log, messages, lastSeq });
}

/**
 * A message was changed. It is put in even where it was not held: a page that is under way may still carry it as it was.
 * Alone it is not shown, since it is in no run with what is.
 */
export function updateMessage(log: RoomLog, message: Message): RoomLog {
  const updated = upsertMessages(log, [message]);
  const changes = seeChange(log.changes, message.changeSeq);
  return changes === log.changes ? updated : { ...updated, changes };
}

/** Moves `tail` to the end of its run. */
export function advanceTail(log: RoomLog): RoomLog {
  if (log.tail === null) return log;
  const next = log.messages[indexOfSeq(log.messages, log.tail + 1)];
  if (next?.seq !== log.tail + 1) return log;
  const [, end] = runAround(log.messages, next.seq);
  return { ...log, tail: log.messages[end - 1]!.seq };
}

function insertAll(held: readonly Message[], incoming: readonly Message[]): readonly Message[] {
  let copy: Message[] | null = null;
  for (const message of incoming) {
    const current = copy ?? held;
    const at = indexOfSeq(current, message.seq);
    const there = current[at];
    if (there?.seq === message.seq) {
      const merged = mergeMessage(there, message);
      if (merged !== there) (copy ??= [...held])[at] = merged;
    } else if (at === current.length) {
      (copy ??= [...held]).push(message);
    } else {
      (copy ??= [...held]).splice(at, 0, message);
    }
  }
  return copy ?? held;
}
