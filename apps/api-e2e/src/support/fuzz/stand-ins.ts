/**
 * Words that stand for what only the running service knows; `Facts.filled` puts the thing in their place when a case
 * is sent. So a case is plain data, and the same seed gives the same cases whatever ids the service has made.
 */
export const STAND_INS = [
  'ROOM',
  'GROUP',
  'MESSAGE',
  'STUDENT',
  'OTHER',
  'INSTRUCTOR',
  'COURSE',
  'FILE',
  'EPOCH',
  'TOKEN',
  'UUID',
  'NEW',
  'MARK',
] as const;
export type StandIn = (typeof STAND_INS)[number];

export const standIn = (word: StandIn): string => `@@${word}@@`;

/** In every odd text: unique for each case, so that it is known where a text came from wherever it turns up again. */
export const MARK = standIn('MARK');

/** Stands for text that no value of JavaScript is written as in JSON: `1e309`, `-0`. */
export const bare = (json: string): string => `@@BARE:${json}@@`;

const BARE = /"@@BARE:([^"@]*)@@"/g;

/** JSON text in which what `bare` made stands without quotes. */
export function jsonOf(value: unknown): string {
  return (JSON.stringify(value) ?? 'null').replaceAll(BARE, '$1');
}

const BY_NAME: Record<string, StandIn> = {
  chatRoomId: 'ROOM',
  currentChatRoomId: 'ROOM',
  messageId: 'MESSAGE',
  replyToId: 'MESSAGE',
  courseId: 'COURSE',
  studentId: 'STUDENT',
  instructorId: 'INSTRUCTOR',
  userId: 'OTHER',
  userIds: 'OTHER',
  mentionIds: 'OTHER',
  attachmentIds: 'FILE',
  clientMessageId: 'UUID',
  clientRequestId: 'UUID',
  epoch: 'EPOCH',
  token: 'TOKEN',
};

const BY_PARENT: Record<string, StandIn> = { 'chat-room': 'ROOM', message: 'MESSAGE', attachment: 'FILE' };

/** What a field of this name holds when nothing is wrong. */
export const standInFor = (name: string): StandIn | undefined => BY_NAME[name];

/** What the parameter `name` of a path holds; `id` alone is named by the part of the path before it. */
export const standInOfPath = (name: string, parent: string): StandIn =>
  BY_PARENT[parent] ?? BY_NAME[name] ?? 'NEW';
