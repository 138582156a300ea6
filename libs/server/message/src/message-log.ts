import { Injectable } from '@nestjs/common';
import { excerpt, LIMITS } from '@officehours/contracts';
import { RoomLog, type Announcement } from '@officehours/chat-room';
import { Clock, DomainEvents } from '@officehours/platform';
import { ChangeRepository } from './change.repository';
import { MessageRepository } from './message.repository';
import { requestHashOf } from './request-hash';
import { Sequencer, type Draft } from './sequencer';
import { Summaries } from './summaries';

/** What rooms ask of the log. */
@Injectable()
export class MessageLog extends RoomLog {
  constructor(
    private readonly repository: MessageRepository,
    private readonly changes: ChangeRepository,
    private readonly summaries: Summaries,
    private readonly sequencer: Sequencer,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {
    super();
  }

  lastSeq(chatRoomId: string): Promise<number> {
    return this.repository.lastSeq(chatRoomId);
  }

  lastChangeSeq(chatRoomId: string): Promise<number> {
    return this.changes.lastChangeSeq(chatRoomId);
  }

  async announce(
    chatRoomId: string,
    { event: system, text: content, clientMessageId }: Announcement & { clientMessageId: string },
  ): Promise<number> {
    const now = this.clock.now();
    const draft: Draft = {
      id: this.repository.newId(),
      chatRoomId,
      clientMessageId,
      requestHash: requestHashOf({ content }),
      senderId: null,
      senderModel: null,
      receiverId: null,
      receiverModel: null,
      content: excerpt(content, LIMITS.contentCodePoints),
      messageType: 'system',
      system,
      mentions: [],
      attachments: [],
      replyTo: null,
      reactions: [],
      rev: 0,
      changeSeq: 0,
      pinnedAt: null,
      editedAt: null,
      deletedAt: null,
      createdAt: now,
      updatedAt: now,
    };
    const { message, created } = await this.sequencer.append(draft, () => Promise.resolve());
    if (created) this.events.publish('message.created', { message });
    return message.seq;
  }

  async announced(chatRoomId: string, clientMessageIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (clientMessageIds.length === 0) return new Set();
    const entries = clientMessageIds.map((clientMessageId) => ({
      chatRoomId,
      senderId: null,
      clientMessageId,
    }));
    return new Set((await this.repository.findSent(entries)).map((entry) => entry.clientMessageId));
  }

  mentions(userId: string, from: ReadonlyMap<string, number>): Promise<Map<string, number>> {
    return this.repository.mentions(userId, from);
  }

  knownLastSeq(chatRoomId: string): number {
    return this.summaries.writtenSeq(chatRoomId);
  }
}
