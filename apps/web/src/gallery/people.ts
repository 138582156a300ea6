import { FRESH_ROOM_STATE, type Course, type Participant, type Room } from '@officehours/contracts';
import type { ChatItem } from '@officehours/web-realtime';

/** The hour everything in the gallery is told from, so that pictures of it are the same every day. */
export const NOW = new Date();

/** ISO time `minutes` before now. */
export const ago = (minutes: number): string => new Date(NOW.getTime() - minutes * 60_000).toISOString();

let count = 0;
export const nextId = (): string => (count += 1).toString(16).padStart(24, '0');

const person = (name: string, model: Participant['model'], online = false): Participant => ({
  id: nextId(),
  name,
  model,
  avatarUrl: null,
  online,
  away: false,
  lastSeenAt: null,
});

export const maya = person('Maya Lindqvist', 'Student', true);
export const okafor = person('Dr. Chidi Okafor', 'Instructor', true);
export const students = [
  person('Tomás Herrera', 'Student', true),
  person('Yuki Tanaka', 'Student'),
  person('ليلى حداد', 'Student', true),
  person('Amélie Dubois', 'Student'),
  person('Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh Maximilian Alexander', 'Student'),
  person('🦊 Finn Ø.', 'Student', true),
  person('Priya Raghunathan', 'Student'),
  person('Oleksandra Kovalenko', 'Student'),
  person('Ben', 'Student'),
];

export const [, , , sofia, , , jonas] = students as [
  Participant,
  Participant,
  Participant,
  Participant,
  Participant,
  Participant,
  Participant,
];

export const course: Course = {
  id: nextId(),
  title: 'Linear Algebra and Its Applications',
  role: 'student',
  peerTalk: true,
  endsAt: null,
};

export const room: Room = {
  id: nextId(),
  kind: 'direct',
  title: null,
  courseId: course.id,
  participants: [maya, okafor],
  lastSeq: 24,
  lastMessage: null,
  memberCount: 2,
  role: 'member',
  mentionCount: 0,
  restriction: null,
  ...FRESH_ROOM_STATE,
  createdAt: ago(60 * 24 * 12),
};

/** A project group of the course. */
export const group: Room = {
  ...room,
  id: nextId(),
  kind: 'group',
  title: 'Heat equation',
  participants: [maya, okafor, sofia, jonas],
  memberCount: 4,
};

/** A message of the conversation between Maya, who looks at the gallery, and her instructor. */
export function say(
  from: Participant,
  minutesAgo: number,
  content: string,
  more: Partial<ChatItem> = {},
): ChatItem {
  const id = nextId();
  const mine = from.id === maya.id;
  return {
    key: id,
    id,
    seq: Number.parseInt(id, 16),
    clientMessageId: id,
    chatRoomId: room.id,
    senderId: from.id,
    senderModel: from.model,
    mine,
    content,
    messageType: 'text',
    attachments: [],
    outgoing: [],
    replyTo: null,
    reactions: [],
    editedAt: null,
    deletedAt: null,
    rev: 0,
    system: null,
    mentions: [],
    pinnedAt: null,
    createdAt: ago(minutesAgo),
    status: mine ? 'read' : null,
    failure: null,
    ...more,
  };
}
