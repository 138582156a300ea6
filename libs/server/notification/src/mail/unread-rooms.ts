import { Injectable } from '@nestjs/common';
import {
  Blocks,
  MembershipRepository,
  RoomRepository,
  type MessageRecord,
  type RoomRecord,
} from '@officehours/chat-room';
import { MessageRepository } from '@officehours/message';
import { seenFrom } from '@officehours/platform';

/** What of a room somebody has not read and was not written to about. */
export interface UnreadRoom {
  room: RoomRecord;
  messages: MessageRecord[];
  lastSeq: number;
}

/** The rooms to write about, most recent first, and how many more there are. */
export interface UnreadDigest {
  rooms: UnreadRoom[];
  more: number;
}

const MOST_ROOMS = 20;
const MOST_MESSAGES = 50;

@Injectable()
export class UnreadRooms {
  constructor(
    private readonly memberships: MembershipRepository,
    private readonly rooms: RoomRepository,
    private readonly messages: MessageRepository,
    private readonly blocks: Blocks,
  ) {}

  /** @param mailed by room, up to where there was an e-mail already. */
  async of(userId: string, mailed: Readonly<Record<string, number>>): Promise<UnreadDigest> {
    const own = (await this.memberships.ofPerson(userId)).filter(({ muted }) => !muted);
    const byRoom = new Map(own.map((member) => [member.chatRoomId, member]));
    const digest: UnreadDigest = { rooms: [], more: 0 };
    for (const room of await this.rooms.recent([...byRoom.keys()], byRoom.size)) {
      const member = byRoom.get(room.id);
      if (!member) continue;
      const first = Math.max(member.lastReadSeq + 1, seenFrom(member), (mailed[room.id] ?? 0) + 1);
      const { messages, lastSeq } = await this.worthWriting(room, first, userId);
      if (messages.length === 0) continue;
      if (digest.rooms.length < MOST_ROOMS) digest.rooms.push({ room, messages, lastSeq });
      else digest.more += 1;
    }
    digest.rooms = await this.stillUnread(userId, digest.rooms);
    return digest;
  }

  /** After all was read: who was taken out of a room while that went on is written nothing that was said after. */
  private async stillUnread(userId: string, rooms: readonly UnreadRoom[]): Promise<UnreadRoom[]> {
    const own = new Map(
      (await this.memberships.ofPerson(userId)).map((member) => [member.chatRoomId, member]),
    );
    return rooms.flatMap((unread) => {
      const member = own.get(unread.room.id);
      if (!member || member.muted) return [];
      const first = Math.max(member.lastReadSeq + 1, seenFrom(member));
      const messages = unread.messages.filter(({ seq }) => seq >= first);
      return messages.length > 0 ? [{ ...unread, messages }] : [];
    });
  }

  /** Page by page, since nobody is written to about some of what is unread, which may be all of a page. */
  private async worthWriting({ id, kind }: RoomRecord, first: number, userId: string) {
    const messages: MessageRecord[] = [];
    let lastSeq = first - 1;
    while (messages.length < MOST_MESSAGES) {
      const page = await this.messages.from(id, lastSeq + 1, MOST_MESSAGES);
      for (const message of page) {
        if (messages.length === MOST_MESSAGES) break;
        const isWritten =
          isWorthWriting(message, userId) && (await this.blocks.isHeard(kind, message.senderId, userId));
        if (isWritten) messages.push(message);
        lastSeq = message.seq;
      }
      if (page.length < MOST_MESSAGES) break;
    }
    return { messages, lastSeq };
  }
}

function isWorthWriting(
  { senderId, messageType, deletedAt, silent }: MessageRecord,
  userId: string,
): boolean {
  return senderId !== userId && messageType !== 'system' && !deletedAt && !silent;
}
