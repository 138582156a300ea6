import { LIMITS, type Id, type TypingEvent } from '@officehours/contracts';

/** Who is typing in one room, and until when that holds without being renewed (milliseconds since 1970). */
export type TypingMarks = Readonly<Record<Id, number>>;

export const NOBODY_TYPES: TypingMarks = {};

export function applyTyping(marks: TypingMarks, event: TypingEvent, now: number): TypingMarks {
  return event.isTyping
    ? { ...marks, [event.userId]: now + LIMITS.typingExpiryMs }
    : withoutTyping(marks, event.userId);
}

/** A person who has sent a message, or stopped, is not typing. */
export function withoutTyping(marks: TypingMarks, userId: Id): TypingMarks {
  if (!(userId in marks)) return marks;
  const { [userId]: _ended, ...rest } = marks;
  return rest;
}

export function expireTyping(marks: TypingMarks, now: number): TypingMarks {
  const alive = Object.entries(marks).filter(([, until]) => until > now);
  return alive.length === Object.keys(marks).length ? marks : Object.fromEntries(alive);
}

/** When the next mark ends; null when nobody types. */
export function nextTypingEnd(marks: TypingMarks): number | null {
  const ends = Object.values(marks);
  return ends.length === 0 ? null : Math.min(...ends);
}
