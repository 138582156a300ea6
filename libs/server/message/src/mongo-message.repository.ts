import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { LIMITS } from '@officehours/contracts';
import type { MessageRecord } from '@officehours/chat-room';
import { mongo, Types, type Model } from 'mongoose';
import { fromDocument, toDocument } from './message.document.repository';
import { MessageRepository, type AppendOutcome, type NewMessage } from './message.repository';
import type { MessageDocument } from './message.schema';

@Injectable()
export class MongoMessageRepository extends MessageRepository {
  constructor(@InjectModel('Message') private readonly messages: Model<MessageDocument>) {
    super();
  }

  newId(): string {
    return new Types.ObjectId().toHexString();
  }

  /** The driver, not the model: a Mongoose document costs ten times the CPU of the message it carries. */
  async append(messages: readonly NewMessage[]): Promise<AppendOutcome> {
    try {
      await this.messages.collection.insertMany(messages.map(toDocument), {
        ordered: true,
        writeConcern: { w: 'majority', j: true },
      });
      return { stored: messages.length, refused: false };
    } catch (error) {
      if (error instanceof mongo.MongoBulkWriteError && error.code === 11000)
        return { stored: error.insertedCount, refused: true };
      throw error;
    }
  }

  async findSent(
    messages: readonly Pick<NewMessage, 'chatRoomId' | 'senderId' | 'clientMessageId'>[],
  ): Promise<NewMessage[]> {
    const keys = messages.map(({ chatRoomId, senderId, clientMessageId }) => ({
      chatRoomId,
      senderId,
      clientMessageId,
    }));
    return (await this.messages.find({ $or: keys }).lean<MessageDocument[]>()).map(fromDocument);
  }

  async find(id: string): Promise<MessageRecord | null> {
    const message = await this.messages.findById(id).lean<MessageDocument>();
    return message && fromDocument(message);
  }

  async mentions(userId: string, from: ReadonlyMap<string, number>): Promise<Map<string, number>> {
    const counts = await Promise.all(
      [...from].map(async ([chatRoomId, seq]) => {
        const found = await this.messages
          .find({ mentions: userId, chatRoomId, seq: { $gte: seq } }, { _id: 1 })
          .limit(LIMITS.mentionsCounted)
          .lean();
        return [chatRoomId, found.length] as const;
      }),
    );
    return new Map(counts);
  }

  async lastSeq(chatRoomId: string): Promise<number> {
    const newest = await this.messages.collection.findOne(
      { chatRoomId: new Types.ObjectId(chatRoomId) },
      { projection: { seq: 1, _id: 0 }, sort: { seq: -1 } },
    );
    return (newest as { seq: number } | null)?.seq ?? 0;
  }

  async range(chatRoomId: string, first: number, last: number): Promise<MessageRecord[]> {
    return this.read(chatRoomId, { seq: { $gte: first, $lte: last } }, { sort: { seq: 1 } });
  }

  from(chatRoomId: string, first: number, limit: number): Promise<MessageRecord[]> {
    return this.read(chatRoomId, { seq: { $gte: first } }, { sort: { seq: 1 }, limit });
  }

  async newest(chatRoomId: string, limit: number): Promise<MessageRecord[]> {
    return (await this.read(chatRoomId, {}, { sort: { seq: -1 }, limit })).reverse();
  }

  /** The driver, not the model: reading is the larger part of what everyone does who comes back. */
  private async read(
    chatRoomId: string,
    filter: mongo.Document,
    options: mongo.FindOptions,
  ): Promise<MessageRecord[]> {
    const inRoom = { chatRoomId: new Types.ObjectId(chatRoomId), ...filter };
    const found = await this.messages.collection.find(inRoom, options).toArray();
    return (found as unknown as MessageDocument[]).map(fromDocument);
  }

  async *since(time: Date): AsyncIterable<MessageRecord> {
    const first = Types.ObjectId.createFromTime(Math.floor(time.getTime() / 1000));
    const messages = this.messages
      .find({ _id: { $gte: first } })
      .lean<MessageDocument[]>()
      .cursor();
    for await (const message of messages) yield fromDocument(message as MessageDocument);
  }
}
