import type { Message, Report, Room, RoomVisit, RosterStudent } from '@officehours/contracts';
import {
  OfficehoursError,
  type FailureCode,
  type RoomMessages,
  type StaffMember,
} from '@officehours/web-realtime';
import { ago, maya, nextId, okafor, room, students } from './people';

const nothing = (): void => undefined;

export const settled = { isPending: false, error: null, retry: nothing };
export const waiting = { ...settled, isPending: true };
export const broken = (code: FailureCode) => ({ ...settled, error: new OfficehoursError(code) });
export const onePage = { hasMore: false, isFetchingMore: false, fetchMore: nothing };

export function messages(items: RoomMessages['items'], more: Partial<RoomMessages> = {}): RoomMessages {
  return {
    ...settled,
    items,
    hasMoreBefore: false,
    isFetchingBefore: false,
    fetchBefore: nothing,
    hasMoreAfter: false,
    justWritten: null,
    isFetchingAfter: false,
    fetchAfter: nothing,
    lastSeq: items.at(-1)?.seq ?? 0,
    jumpTo: () => Promise.resolve(true),
    jumpToLatest: nothing,
    ...more,
  };
}

const LAST_WORDS: [minutes: number, text: string, unread: number][] = [
  [3, 'Thank you, I will!', 0],
  [18, 'Is the exam open book?', 2],
  [95, 'Could you look at my proof of \\(A = A^T\\)?', 1],
  [260, 'شكرًا على الشرح الواضح', 0],
  [60 * 26, '**Important:** the deadline moved to Friday', 0],
  [
    60 * 30,
    'This name is long, and so is this last message, which goes on and on until there is no room left for it',
    12,
  ],
  [60 * 24 * 3, '🎉', 0],
  [60 * 24 * 5, '```python\nprint(1)\n```', 0],
  [60 * 24 * 40, 'See you next term!', 128],
];

function lastMessage(senderId: string, minutes: number, content: string): Message {
  const id = nextId();
  return {
    id,
    chatRoomId: nextId(),
    seq: 1,
    clientMessageId: id,
    senderId,
    senderModel: 'Student',
    receiverId: null,
    receiverModel: null,
    content,
    messageType: 'text',
    system: null,
    mentions: [],
    attachments: [],
    replyTo: null,
    reactions: [],
    isRead: true,
    rev: 0,
    changeSeq: 0,
    pinnedAt: null,
    editedAt: null,
    deletedAt: null,
    createdAt: ago(minutes),
    updatedAt: ago(minutes),
  };
}

export const rooms: Room[] = [
  { ...room, lastMessage: lastMessage(maya.id, 3, 'Thank you, I will!') },
  ...students.slice(0, LAST_WORDS.length - 1).map((student, index): Room => {
    const [minutes, text, unread] = LAST_WORDS[index + 1]!;
    return {
      ...room,
      id: nextId(),
      participants: [maya, student],
      lastMessage: lastMessage(student.id, minutes, text),
      unreadCount: unread,
    };
  }),
];

export const roster: RosterStudent[] = students.map((student, index) => {
  const words = LAST_WORDS[index];
  const started = words !== undefined && index !== 3 && index !== 6;
  return {
    id: student.id,
    name: student.name,
    avatarUrl: null,
    online: student.online,
    chatRoomId: started ? nextId() : null,
    unreadCount: started ? words[2] : 0,
    lastMessage: started ? lastMessage(student.id, words[0], words[1]) : null,
  };
});

export const staff: StaffMember[] = [
  { ...okafor, courseRole: 'instructor', chatRoomId: room.id, unreadCount: 1 },
  {
    ...students[0]!,
    name: 'Sofia Marino',
    model: 'Instructor',
    courseRole: 'assistant',
    chatRoomId: null,
    unreadCount: 0,
  },
  {
    ...students[1]!,
    name: 'Prof. Ingrid Nørgaard',
    model: 'Instructor',
    courseRole: 'instructor',
    chatRoomId: null,
    unreadCount: 0,
  },
];

export const demoPeople = [
  {
    id: maya.id,
    name: maya.name,
    role: 'student' as const,
    avatarUrl: null,
    description: 'Has an open question in Linear Algebra and is waiting for an answer.',
  },
  {
    id: okafor.id,
    name: okafor.name,
    role: 'instructor' as const,
    avatarUrl: null,
    description: 'Teaches the course and has forty conversations, some of them unread.',
  },
];

const report: Report = {
  id: okafor.id,
  reason: 'harassment',
  comment: 'It goes on since Monday, also in the breaks.',
  reporter: maya,
  sender: { id: okafor.id, name: 'Somebody with a rather long name of several words' },
  courseId: null,
  chatRoomId: maya.id,
  message: {
    id: maya.id,
    seq: 3,
    content: 'You are hopeless. Give up.',
    createdAt: '2026-11-23T09:12:00.000Z',
  },
  createdAt: '2026-11-23T09:30:00.000Z',
  closedAt: null,
};

/** One that waits and one that was looked after. */
export const reports: Report[] = [
  report,
  { ...report, id: maya.id, reason: 'spam', comment: '', sender: null, closedAt: '2026-11-23T10:00:00.000Z' },
];

/** One that goes on at half past ten, and one that is over. */
export const visits: RoomVisit[] = [
  {
    id: maya.id,
    visitor: { id: maya.id, name: 'Principal Adebayo' },
    reason: 'A student reported threats in this conversation.',
    createdAt: '2026-11-23T10:00:00.000Z',
    endsAt: '2026-11-23T11:00:00.000Z',
  },
  {
    id: okafor.id,
    visitor: { id: okafor.id, name: 'Somebody with a rather long name of several words' },
    reason: 'Asked for by the parents.',
    createdAt: '2026-11-20T08:00:00.000Z',
    endsAt: '2026-11-20T09:00:00.000Z',
  },
];

/** A conversation as the principal reads it. */
export const visited = {
  visit: visits[0]!,
  messages: [
    lastMessage(maya.id, 95, 'Please stop writing to me at night.'),
    lastMessage(okafor.id, 90, 'You are hopeless. **Give up.**'),
    lastMessage(maya.id, 18, 'I will show this to somebody.'),
    lastMessage(okafor.id, 3, 'أفعل ما أريد'),
  ],
  names: new Map([maya, okafor].map(({ id, name }) => [id, name])),
  hasMoreBefore: true,
  isFetchingBefore: false,
  fetchBefore: nothing,
};
