import { Injectable } from '@nestjs/common';
import { excerpt, LIMITS, summaryOf, type PushPayload } from '@officehours/contracts';
import { RoomRepository, type MessageRecord } from '@officehours/chat-room';
import { Directory } from '@officehours/directory';
import { Settings } from '@officehours/platform';

/** What devices are told of messages. */
@Injectable()
export class PushPayloads {
  constructor(
    private readonly rooms: RoomRepository,
    private readonly directory: Directory,
    private readonly settings: Settings,
  ) {}

  /** Whether what was written may be told: the school and the person both have to say so. */
  showsText(wish: boolean): boolean {
    return this.settings.notifyContent === 'text' && wish;
  }

  /**
   * Of the newest of what is unread in a room.
   *
   * @param unread how many messages that is, this one included.
   */
  async of(message: MessageRecord, unread: number, wish: boolean): Promise<PushPayload> {
    const [sender, room] = await Promise.all([
      message.senderId === null ? null : this.directory.person(message.senderId),
      this.rooms.find(message.chatRoomId),
    ]);
    const { id: messageId, chatRoomId, seq, senderId } = message;
    return {
      kind: 'message',
      messageId,
      chatRoomId,
      seq,
      unread,
      from: sender?.name ?? '',
      room: room?.title ?? null,
      path: `/learningDashboard/studentChat/${senderId}/${chatRoomId}?at=${seq}`,
      ...(this.showsText(wish) && wordsOf(message)),
    };
  }
}

/** What was written, and what files come with it. */
function wordsOf({ content, attachments }: MessageRecord): Pick<PushPayload, 'text' | 'files'> {
  const files = summaryOf(attachments);
  return {
    ...(content && { text: excerpt(content, LIMITS.excerptCodePoints) }),
    ...(files && { files }),
  };
}
