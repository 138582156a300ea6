import { randomUUID } from 'node:crypto';
import type { Draft } from '../sequencer';

/** A draft as a sender would make it. */
export function aDraft(overrides: Partial<Draft> = {}): Draft {
  const now = new Date('2026-11-23T10:00:00Z');
  const content = overrides.content ?? 'hello';
  return {
    id: 'd'.repeat(24),
    chatRoomId: 'a'.repeat(24),
    clientMessageId: randomUUID(),
    requestHash: content,
    senderId: 'b'.repeat(24),
    senderModel: 'Student',
    receiverId: 'c'.repeat(24),
    receiverModel: 'Instructor',
    content,
    messageType: 'text',
    replyTo: null,
    reactions: [],
    rev: 0,
    changeSeq: 0,
    system: null,
    mentions: [],
    attachments: [],
    pinnedAt: null,
    editedAt: null,
    deletedAt: null,
    createdAt: now,
    updatedAt: now,
    ...overrides,
  };
}
