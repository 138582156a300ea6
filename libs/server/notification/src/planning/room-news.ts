import { Injectable } from '@nestjs/common';
import { Blocks, mayRead, RoomRepository, type Membership, type MessageRecord } from '@officehours/chat-room';
import { MessageRepository } from '@officehours/message';
import { seenFrom } from '@officehours/platform';

/** More than this many are not counted. */
const MOST_COUNTED = 100;

/** What of a room somebody has not read and is to be told of. */
@Injectable()
export class RoomNews {
  constructor(
    private readonly messages: MessageRepository,
    private readonly rooms: RoomRepository,
    private readonly blocks: Blocks,
  ) {}

  /** Oldest first: of the newest hundred messages, those that are news to this member. */
  async of(member: Membership): Promise<MessageRecord[]> {
    const last = await this.messages.lastSeq(member.chatRoomId);
    const first = Math.max(member.lastReadSeq + 1, seenFrom(member), last - MOST_COUNTED + 1);
    const unread = await this.messages.from(member.chatRoomId, first, MOST_COUNTED);
    const news = unread.filter((message) => isNews(message, member));
    const kind = (await this.rooms.find(member.chatRoomId))?.kind;
    if (!kind) return [];
    const heard = [];
    for (const message of news)
      if (await this.blocks.isHeard(kind, message.senderId, member.userId)) heard.push(message);
    return heard;
  }

  /** Not what was written by whom the person has blocked. */
  async isHeard({ chatRoomId, senderId }: MessageRecord, personId: string): Promise<boolean> {
    const room = await this.rooms.find(chatRoomId);
    return room !== null && (await this.blocks.isHeard(room.kind, senderId, personId));
  }
}

/** Whether it is still there, still theirs to see, wanted, and not read yet. */
export function isNews(message: MessageRecord, member: Membership): boolean {
  const isSeen = member.lastReadSeq >= message.seq || member.userId === message.senderId;
  const isSaid = message.messageType !== 'system' && !message.deletedAt && !message.silent;
  return isSaid && !member.muted && !isSeen && mayRead(member, message.seq);
}
