import { FRESH_ROOM_STATE, type Participant, type Room } from '@officehours/contracts';
import type { ChatItem } from '@officehours/web-realtime';

export const person = (name: string, more: Partial<Participant> = {}): Participant => ({
  id: name.toLowerCase().padEnd(24, '0'),
  name,
  model: 'Student',
  avatarUrl: null,
  online: false,
  away: false,
  lastSeenAt: null,
  ...more,
});

export const ann = person('Ann');
export const bob = person('Bob', { model: 'Instructor' });

/** Their conversation. */
export const directRoom: Room = {
  id: 'room',
  kind: 'direct',
  title: null,
  courseId: null,
  participants: [ann, bob],
  lastSeq: 0,
  lastMessage: null,
  memberCount: 2,
  role: 'member',
  mentionCount: 0,
  restriction: null,
  ...FRESH_ROOM_STATE,
  createdAt: '2026-11-23T10:00:00.000Z',
};

/** A message of Bob, to be changed where a test cares. */
export function item(seq: number, more: Partial<ChatItem> = {}): ChatItem {
  const mine = more.mine ?? false;
  return {
    key: `m${seq}`,
    id: `m${seq}`,
    seq,
    clientMessageId: `c${seq}`,
    chatRoomId: 'room',
    senderId: mine ? ann.id : bob.id,
    senderModel: mine ? ann.model : bob.model,
    mine,
    content: `message ${seq}`,
    messageType: 'text',
    system: null,
    mentions: [],
    attachments: [],
    outgoing: [],
    replyTo: null,
    reactions: [],
    editedAt: null,
    deletedAt: null,
    rev: 0,
    pinnedAt: null,
    createdAt: '2026-11-23T10:00:00.000Z',
    status: mine ? 'sent' : null,
    failure: null,
    ...more,
  };
}
