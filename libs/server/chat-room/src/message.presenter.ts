import type { Message } from '@officehours/contracts';
import type { Membership, MessageRecord } from './room';

/** How far everyone has read, as far as `isRead` needs it: who is furthest behind, and who next. */
export class ReadPositions {
  private readonly ordered: readonly Pick<Membership, 'userId' | 'shownReadSeq'>[];

  constructor(members: readonly Membership[]) {
    this.ordered = members
      .map(({ userId, receiptsHidden, shownReadSeq }) => ({
        userId,
        shownReadSeq: receiptsHidden ? 0 : shownReadSeq,
      }))
      .sort((a, b) => a.shownReadSeq - b.shownReadSeq)
      .slice(0, 2);
  }

  /** Whether every participant but the sender has read up to `seq`. */
  readByOthers(seq: number, senderId: string | null): boolean {
    const last = this.ordered.find(({ userId }) => userId !== senderId);
    return last !== undefined && last.shownReadSeq >= seq;
  }
}

/** The one way of a message to the wire. */
export function presentMessage(record: MessageRecord, positions: ReadPositions): Message {
  return {
    id: record.id,
    chatRoomId: record.chatRoomId,
    seq: record.seq,
    clientMessageId: record.clientMessageId,
    senderId: record.senderId,
    senderModel: record.senderModel,
    receiverId: record.receiverId,
    receiverModel: record.receiverModel,
    content: record.deletedAt ? '' : record.content,
    messageType: record.messageType,
    system: record.system ?? null,
    attachments: record.deletedAt ? [] : (record.attachments ?? []),
    mentions: record.mentions ?? [],
    replyTo: record.replyTo,
    reactions: record.reactions,
    isRead: positions.readByOthers(record.seq, record.senderId),
    rev: record.rev,
    changeSeq: record.changeSeq,
    pinnedAt: record.pinnedAt?.toISOString() ?? null,
    editedAt: record.editedAt?.toISOString() ?? null,
    deletedAt: record.deletedAt?.toISOString() ?? null,
    ...(record.deletedById && { deletedById: record.deletedById }),
    createdAt: record.createdAt.toISOString(),
    updatedAt: record.updatedAt.toISOString(),
  };
}
