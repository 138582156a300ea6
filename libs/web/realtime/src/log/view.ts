import type { Message } from '@officehours/contracts';
import { isFarBehind, runAround, type RoomLog } from './room-log';

/** Where a reader is: at the end of the room, where live messages come in, or at an older message. */
export type ViewAnchor = 'latest' | number;

/** The part of a log that is on the screen: one run without holes. */
export interface LogView {
  messages: readonly Message[];
  hasMoreBefore: boolean;
  hasMoreAfter: boolean;
}

const NOTHING: LogView = { messages: [], hasMoreBefore: false, hasMoreAfter: false };

/** The run that holds the anchor; the end of the log when the anchor is not held. */
export function viewOf(log: RoomLog | undefined, anchor: ViewAnchor): LogView {
  if (!log || log.tail === null) return NOTHING;
  const wanted = anchor === 'latest' ? log.tail : anchor;
  let [start, end] = runAround(log.messages, wanted);
  if (start === end) [start, end] = runAround(log.messages, log.tail);
  if (start === end) return NOTHING;
  const last = log.messages[end - 1]!.seq;
  return {
    messages: log.messages.slice(start, end),
    hasMoreBefore: log.messages[start]!.seq > log.firstSeq,
    // A small gap after the live run closes by itself within moments.
    hasMoreAfter: last < log.lastSeq && (last < log.tail || isFarBehind(log)),
  };
}
