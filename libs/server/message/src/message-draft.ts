import { randomUUID } from 'node:crypto';
import { Injectable, Optional } from '@nestjs/common';
import {
  excerpt,
  LIMITS,
  summaryOf,
  type Attachment,
  type MessageType,
  type ReplySnapshot,
} from '@officehours/contracts';
import { askerIn, Blocks, type MessageRecord, type RoomAccess } from '@officehours/chat-room';
import {
  after,
  Clock,
  forbidden,
  invalid,
  notFound,
  requireAccess,
  type Caller,
  type Eventually,
} from '@officehours/platform';
import { MessageAttachments, type Claimant } from './message-attachments';
import type { SendMessageDto } from './message.dto';
import { MessageRepository } from './message.repository';
import { requestHashOf } from './request-hash';
import type { Draft } from './sequencer';

/** From what a client asks for to what will be stored. */
@Injectable()
export class MessageDrafts {
  constructor(
    private readonly repository: MessageRepository,
    private readonly clock: Clock,
    private readonly blocks: Blocks,
    @Optional() private readonly attachments?: MessageAttachments,
  ) {}

  /** @throws `forbidden` where the request disagrees with token or room, `not_found` for a quote that is not there. */
  draft(caller: Caller, room: RoomAccess, request: SendMessageDto): Eventually<Draft> {
    const { replyToId, attachmentIds = [] } = request;
    const replyTo =
      replyToId === undefined
        ? null
        : this.quoted(caller, room, replyToId).then(snapshot, (error: unknown) =>
            this.unlessSent(claimantOf(caller, room, request), error, null),
          );
    return after(replyTo, (quote) =>
      after(this.mentions(caller, room, request), (mentions) => {
        const draft = this.draftWith(caller, room, request, { replyTo: quote, mentions });
        // Last: whatever else is wrong with the message, its files are free for the next attempt.
        return attachmentIds.length === 0 ? draft : this.withFiles(draft, attachmentIds, request.messageType);
      }),
    );
  }

  private draftWith(
    caller: Caller,
    room: RoomAccess,
    request: SendMessageDto,
    looked: Pick<Draft, 'replyTo' | 'mentions'>,
  ): Draft {
    const receiver = receiverOf(caller, room);
    checkClaims(caller, receiver, request);
    const now = this.clock.now();
    return {
      id: this.repository.newId(),
      chatRoomId: room.id,
      clientMessageId: request.clientMessageId?.toLowerCase() ?? randomUUID(),
      requestHash: requestHashOf(request),
      senderId: caller.id,
      senderModel: caller.model,
      receiverId: receiver?.id ?? null,
      receiverModel: receiver?.model ?? null,
      content: request.content,
      messageType: request.messageType ?? 'text',
      ...looked,
      reactions: [],
      rev: 0,
      changeSeq: 0,
      system: null,
      attachments: [],
      pinnedAt: null,
      editedAt: null,
      deletedAt: null,
      createdAt: now,
      updatedAt: now,
      ...(request.silent && { silent: true }),
    };
  }

  private async withFiles(draft: Draft, ids: readonly string[], type?: MessageType): Promise<Draft> {
    const attachments = await this.claimed(
      draft,
      ids.map((id) => id.toLowerCase()),
    );
    // What has files is found as such, also when its sender calls it a text.
    const isNamed = type !== undefined && type !== 'text';
    return { ...draft, attachments, messageType: isNamed ? type : typeOf(attachments) };
  }

  private async claimed(claimant: Claimant, ids: readonly string[]): Promise<Attachment[]> {
    try {
      if (!this.attachments) throw notFound();
      return await this.attachments.claim(claimant, ids);
    } catch (error) {
      return this.unlessSent(claimant, error, []);
    }
  }

  /**
   * What a message asks for is not there. One that was sent before had it then, be it deleted or gone since: what is stored
   * is the answer, and `nothing` is needed.
   */
  private async unlessSent<T>(claimant: Claimant | null, refusal: unknown, nothing: T): Promise<T> {
    if (claimant && (await this.repository.findSent([claimant])).length > 0) return nothing;
    throw refusal;
  }

  /** Only who is in the room can be called in it, and not by whom they have blocked, who does not learn of it. */
  private mentions(caller: Caller, room: RoomAccess, request: SendMessageDto): Eventually<string[]> {
    const ids = [...new Set((request.mentionIds ?? []).map((id) => id.toLowerCase()))];
    if (!ids.every((id) => room.members.has(id))) {
      const refusal = invalid('mentionIds', 'not_a_member');
      return this.unlessSent(claimantOf(caller, room, request), refusal, []);
    }
    if (ids.length === 0) return ids;
    return after(this.blocks.around(caller.id), ({ blockedBy }) => ids.filter((id) => !blockedBy.has(id)));
  }

  private async quoted(caller: Caller, room: RoomAccess, id: string): Promise<MessageRecord> {
    const message = await this.repository.find(id);
    if (!message || message.chatRoomId !== room.id || message.deletedAt) throw notFound();
    requireAccess('message.read', { ...askerIn(room, caller.id), seq: message.seq });
    return message;
  }
}

/** As what a message would have been sent before; null for one that cannot be sent again. */
function claimantOf(caller: Caller, room: RoomAccess, { clientMessageId }: SendMessageDto): Claimant | null {
  if (clientMessageId === undefined) return null;
  return { chatRoomId: room.id, senderId: caller.id, clientMessageId: clientMessageId.toLowerCase() };
}

function snapshot({ id, seq, senderId, content, attachments }: MessageRecord): ReplySnapshot {
  const files = summaryOf(attachments);
  return { id, seq, senderId, excerpt: excerpt(content, LIMITS.excerptCodePoints), ...(files && { files }) };
}

/** What a message is called that does not say what it is. */
function typeOf(attachments: readonly Attachment[]): MessageType {
  const [first] = attachments;
  if (!first) return 'text';
  const { kind } = first;
  const isUniform = (kind === 'image' || kind === 'audio') && attachments.every((one) => one.kind === kind);
  return isUniform ? kind : 'file';
}

/** The other one of two; in larger rooms there is no receiver. */
function receiverOf(caller: Caller, room: RoomAccess) {
  if (room.kind !== 'direct') return null;
  const [other] = [...room.members].filter(([id]) => id !== caller.id);
  return other ? { id: other[0], model: other[1].model } : null;
}

/** The older client names sender and receiver. They are believed only where they say what is known anyway. */
function checkClaims(caller: Caller, receiver: ReturnType<typeof receiverOf>, request: SendMessageDto): void {
  const claims: [string, string | undefined, string | undefined][] = [
    ['senderId', request.senderId?.toLowerCase(), caller.id],
    ['senderModel', request.senderModel, caller.model],
    ['receiverId', request.receiverId?.toLowerCase(), receiver?.id],
    ['receiverModel', request.receiverModel, receiver?.model],
  ];
  for (const [path, claimed, actual] of claims) {
    if (claimed !== undefined && claimed !== actual) throw forbidden(path, 'disagrees', 'room.post');
  }
}
