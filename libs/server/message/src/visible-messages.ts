import { Injectable } from '@nestjs/common';
import { askerIn, RoomAccessCache, type MessageRecord } from '@officehours/chat-room';
import { notFound, requireAccess, type Caller } from '@officehours/platform';
import { MessageRepository } from './message.repository';

/** Messages by their ids, as far as someone may see them. */
@Injectable()
export class VisibleMessages {
  constructor(
    private readonly access: RoomAccessCache,
    private readonly messages: MessageRepository,
  ) {}

  /** @throws `not_found` for a message of a foreign room, from before the reader came, or that is not there. */
  async find(caller: Caller, messageId: string): Promise<MessageRecord> {
    const message = await this.messages.find(messageId);
    if (!message) throw notFound();
    const room = await this.access.asOf(message.chatRoomId, caller.id, message.seq);
    requireAccess('message.read', { ...askerIn(room, caller.id), seq: message.seq });
    return message;
  }
}
