import {
  FRESH_ROOM_STATE,
  type Message,
  type Participant,
  type Room,
  type User,
} from '@officehours/contracts';

/** 24 hex digits for a number: the id of the nth thing of a kind. */
export function idOf(kind: 'a' | 'b' | 'c' | 'd', n: number): string {
  return kind.repeat(8) + n.toString(16).padStart(16, '0');
}

export const ROOM = idOf('a', 1);
export const STUDENT = idOf('b', 1);
export const INSTRUCTOR = idOf('b', 2);

export const student: User = { id: STUDENT, name: 'Ada', role: 'student', email: null, avatarUrl: null };
export const instructor: User = {
  id: INSTRUCTOR,
  name: 'Emmy',
  role: 'instructor',
  email: null,
  avatarUrl: null,
};

export function timeOf(seq: number): string {
  return new Date(Date.UTC(2026, 0, 1) + seq * 1000).toISOString();
}

/** Message number `seq` of a room, by the student unless said. */
export function buildMessage(seq: number, overrides: Partial<Message> = {}): Message {
  const fromStudent = (overrides.senderId ?? STUDENT) === STUDENT;
  return {
    id: idOf('c', seq),
    chatRoomId: ROOM,
    seq,
    clientMessageId: `00000000-0000-4000-8000-${seq.toString(16).padStart(12, '0')}`,
    senderId: STUDENT,
    senderModel: fromStudent ? 'Student' : 'Instructor',
    receiverId: fromStudent ? INSTRUCTOR : STUDENT,
    receiverModel: fromStudent ? 'Instructor' : 'Student',
    content: `message ${seq}`,
    messageType: 'text',
    system: null,
    mentions: [],
    attachments: [],
    replyTo: null,
    reactions: [],
    isRead: false,
    rev: 0,
    changeSeq: 0,
    pinnedAt: null,
    editedAt: null,
    deletedAt: null,
    createdAt: timeOf(seq),
    updatedAt: timeOf(seq),
    ...overrides,
  };
}

export function buildMessages(first: number, last: number): Message[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => buildMessage(first + index));
}

export function buildParticipant(user: User, online = false): Participant {
  const model = user.role === 'student' ? 'Student' : 'Instructor';
  return { id: user.id, name: user.name, model, avatarUrl: null, online, away: false, lastSeenAt: null };
}

export function buildRoom(overrides: Partial<Room> = {}): Room {
  return {
    id: ROOM,
    kind: 'direct',
    title: null,
    courseId: null,
    participants: [buildParticipant(student), buildParticipant(instructor)],
    lastSeq: 0,
    lastMessage: null,
    memberCount: 2,
    role: 'member',
    mentionCount: 0,
    restriction: null,
    ...FRESH_ROOM_STATE,
    createdAt: timeOf(0),
    ...overrides,
  };
}
