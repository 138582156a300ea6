import { runAround, type RoomLog } from './room-log';

/** Keeps only the newest `keep` messages of the live run, and what came after a hole. For rooms nobody looks at. */
export function trimLog(log: RoomLog, keep: number): RoomLog {
  if (log.tail === null || log.messages.length <= keep) return log;
  const [start, end] = runAround(log.messages, log.tail);
  const from = Math.max(start, end - keep);
  return from === 0 ? log : { ...log, messages: log.messages.slice(from) };
}
