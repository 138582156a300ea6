import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { LIMITS } from '@officehours/contracts';
import type { MessageRecord } from '@officehours/chat-room';
import { mongo, Types, type Model } from 'mongoose';
import {
  ChangeRepository,
  SETTLED_AFTER_MS,
  type ChangeOutcome,
  type MessagePatch,
  type RevisionRecord,
} from './change.repository';
import { fromDocument } from './message.document.repository';
import type { MessageDocument } from './message.schema';
import { MessageWords } from './search/message-words';
import { Tails } from './tails.repository';

/** A node that read the room's newest number so many changes of one message ago could take one of them again. */
const NUMBERS_KEPT = 128;

@Injectable()
export class MongoChangeRepository extends ChangeRepository {
  private readonly tails = new Tails<Pick<MessageDocument, 'chatRoomId' | 'changeSeq'>>(
    'changeSeq',
    { each: 4, hasHoles: true },
    async (filter, limit) => {
      const projection = { chatRoomId: 1, changeSeq: 1, _id: 0 };
      const found = await this.messages.collection.find(filter, { projection, limit }).toArray();
      return found as unknown as MessageDocument[];
    },
  );

  constructor(
    @InjectModel('Message') private readonly messages: Model<MessageDocument>,
    private readonly words: MessageWords,
  ) {
    super();
  }

  async lastChangeSeq(chatRoomId: string): Promise<number> {
    const newest = await this.messages.collection.findOne(
      { chatRoomId: new Types.ObjectId(chatRoomId), changeSeq: { $exists: true } },
      { projection: { changeSeq: 1, _id: 0 }, sort: { changeSeq: -1 } },
    );
    return (newest as { changeSeq: number } | null)?.changeSeq ?? 0;
  }

  async lastChangeSince(chatRoomId: string, known: number): Promise<number> {
    const tail = await this.tails.ask(chatRoomId, known);
    return tail ? (tail.at(-1)?.changeSeq ?? 0) : this.lastChangeSeq(chatRoomId);
  }

  async apply(
    message: MessageRecord,
    changeSeq: number,
    patch: MessagePatch,
    at: Date,
  ): Promise<ChangeOutcome> {
    // The unique index does not refuse a number that is this message's own.
    if (changeSeq <= message.changeSeq) return 'taken';
    // `changeSeq` as it was read is the guard: any change since has moved it.
    const before = message.changeSeq === 0 ? { $exists: false } : message.changeSeq;
    try {
      const after = await this.messages.collection.findOneAndUpdate(
        { _id: new Types.ObjectId(message.id), changeSeq: before },
        updateOf(changeSeq, patch, at, this.wordsAfter(message, patch)),
        { returnDocument: 'after', writeConcern: { w: 'majority', j: true } },
      );
      return after === null ? 'outdated' : fromDocument(after as unknown as MessageDocument);
    } catch (error) {
      if (error instanceof mongo.MongoServerError && error.code === 11000) return 'taken';
      throw error;
    }
  }

  /** With the words of a message goes what it was found by, in the same write. */
  private wordsAfter(message: MessageRecord, { content, attachments }: MessagePatch): string[] | undefined {
    if (content === undefined) return undefined;
    return this.words.of({ ...message, content, attachments: attachments ?? message.attachments });
  }

  async *unsettled(until: Date): AsyncIterable<MessageRecord> {
    const messages = this.messages
      .find({ settlesAt: { $lte: until } })
      .lean<MessageDocument[]>()
      .cursor();
    for await (const message of messages) yield fromDocument(message as MessageDocument);
  }

  async newestUnsettled(now: Date, limit: number): Promise<MessageRecord[]> {
    const messages = await this.messages
      .find({ settlesAt: { $gt: now } })
      .sort({ settlesAt: -1 })
      .limit(limit)
      .lean<MessageDocument[]>();
    const newest = new Map<string, MessageRecord>();
    for (const message of messages.map(fromDocument)) {
      const known = newest.get(message.chatRoomId);
      if (!known || known.changeSeq < message.changeSeq) newest.set(message.chatRoomId, message);
    }
    return [...newest.values()];
  }

  async settle(messageIds: readonly string[], now: Date): Promise<void> {
    await this.messages.collection.updateMany(
      // Who changed one meanwhile has put it off.
      { _id: { $in: messageIds.map((id) => new Types.ObjectId(id)) }, settlesAt: { $lte: now } },
      { $unset: { settlesAt: '' } },
    );
  }

  async changedAfter(
    chatRoomId: string,
    changeSeq: number,
    limit: number,
    firstSeq: number,
  ): Promise<MessageRecord[]> {
    const messages = await this.messages
      .find({
        chatRoomId,
        changeSeq: { $exists: true, $gt: changeSeq },
        ...(firstSeq > 1 && { seq: { $gte: firstSeq } }),
      })
      .sort({ changeSeq: 1 })
      .limit(limit)
      .lean<MessageDocument[]>();
    return messages.map(fromDocument);
  }

  async quotesOf(messageId: string): Promise<MessageRecord[]> {
    return (await this.messages.find({ 'replyTo.id': messageId }).lean<MessageDocument[]>()).map(
      fromDocument,
    );
  }

  async pinned(chatRoomId: string): Promise<MessageRecord[]> {
    const messages = await this.messages
      .find({ chatRoomId, pinnedAt: { $exists: true } })
      .sort({ pinnedAt: -1 })
      .limit(LIMITS.pinsPerRoom)
      .lean<MessageDocument[]>();
    return messages.map(fromDocument);
  }

  async revisions(messageId: string): Promise<RevisionRecord[]> {
    const message = await this.messages.findById(messageId, { revisions: 1 }).lean<MessageDocument>();
    return (message?.revisions ?? []).map(({ content, at }) => ({ content, at }));
  }
}

function updateOf(
  changeSeq: number,
  { forgetsQuote, reactions, pinnedAt, mentions, attachments, deletedById, ...fields }: MessagePatch,
  at: Date,
  words: string[] | undefined,
): mongo.UpdateFilter<mongo.Document> {
  return {
    $set: {
      ...fields,
      ...(deletedById !== undefined && { deletedById: new Types.ObjectId(deletedById) }),
      ...(forgetsQuote && { 'replyTo.excerpt': '' }),
      ...(reactions && {
        reactions: reactions.map(({ emoji, userIds }) => ({
          emoji,
          userIds: userIds.map((id) => new Types.ObjectId(id)),
        })),
      }),
      ...(pinnedAt && { pinnedAt }),
      ...(words && { words }),
      changeSeq,
      updatedAt: at,
      settlesAt: new Date(at.getTime() + SETTLED_AFTER_MS),
    },
    $push: { changeNumbers: { $each: [changeSeq], $slice: -NUMBERS_KEPT } as never },
    ...((pinnedAt === null || mentions || attachments || forgetsQuote) && {
      $unset: {
        ...(pinnedAt === null && { pinnedAt: '' }),
        ...(mentions && { mentions: '' }),
        ...(attachments && { attachments: '' }),
        ...(forgetsQuote && { 'replyTo.files': '' }),
      },
    }),
  };
}
