import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { LIMITS } from '@officehours/contracts';
import type { MessageRecord } from '@officehours/chat-room';
import { AppError } from '@officehours/platform';
import { mongo, Types, type Model } from 'mongoose';
import { fromDocument, toDocument } from './message.document.repository';
import { MessageRepository, type AppendOutcome, type NewMessage } from './message.repository';
import type { MessageDocument } from './message.schema';
import { MessageWords } from './search/message-words';
import { Tails } from './tails.repository';

const DUPLICATE = 11_000;

/** Messages of a short absence, which are read for many at once. */
const ABSENCE = 24;

/** What MongoDB says to an `insert`. */
interface InsertAnswer {
  n: number;
  writeErrors?: { index: number; code: number; errmsg: string }[];
  writeConcernError?: { code: number; errmsg: string };
}

@Injectable()
export class MongoMessageRepository extends MessageRepository {
  private readonly tails = new Tails<MessageDocument>(
    'seq',
    { each: ABSENCE, hasHoles: false },
    async (filter, limit) => {
      // In one batch: the first would have a hundred, and the second cost a way of its own.
      const found = await this.messages.collection.find(filter, { limit, batchSize: limit }).toArray();
      return found as unknown as MessageDocument[];
    },
  );

  constructor(
    @InjectModel('Message') private readonly messages: Model<MessageDocument>,
    private readonly words: MessageWords,
  ) {
    super();
  }

  newId(): string {
    return new Types.ObjectId().toHexString();
  }

  /**
   * The command itself: a Mongoose document costs ten times the CPU of the message it carries, and the driver's
   * `insertMany` measures each document before it writes it. It would also try once more when a primary is gone; the
   * sequencer does that anyway, for as long as the sender waits.
   */
  async append(messages: readonly NewMessage[]): Promise<AppendOutcome> {
    const { db } = this.messages.db;
    if (!db) throw new AppError('unavailable', { retryAfterMs: 1_000 });
    const answer = (await db.command({
      insert: this.messages.collection.collectionName,
      documents: messages.map((message) => toDocument(message, this.words.of(message))),
      ordered: true,
      writeConcern: { w: 'majority', j: true },
    })) as InsertAnswer;
    const [error] = answer.writeErrors ?? [];
    if (error && error.code !== DUPLICATE) throw new mongo.MongoServerError(error);
    // Stored here, and perhaps not by a majority: nothing of it is acknowledged; what is driven again finds itself.
    if (answer.writeConcernError) throw new mongo.MongoServerError(answer.writeConcernError);
    return { stored: answer.n, refused: error !== undefined };
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

  async from(chatRoomId: string, first: number, limit: number): Promise<MessageRecord[]> {
    const tail = await this.tails.ask(chatRoomId, first);
    if (tail) return tail.slice(0, limit).map(fromDocument);
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
