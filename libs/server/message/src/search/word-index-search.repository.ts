import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { invalid, seenFrom, seesAll, wordsOf } from '@officehours/platform';
import { Types, type Model, type mongo } from 'mongoose';
import { fromDocument } from '../message.document.repository';
import type { MessageDocument } from '../message.schema';
import { FILE_TYPES, SAID_TYPES } from './file-types';
import {
  isEmpty,
  MessageSearch,
  type FoundMessages,
  type MessageQuery,
  type SearchedRoom,
} from './message-search';

const INDEX = 'words';

interface Answer {
  documents: MessageDocument[];
  next: number | null;
  behind: number;
}

/** Search by the word index of the embedded database: as one types, at any number of messages. */
@Injectable()
export class WordIndexSearch extends MessageSearch implements OnModuleInit {
  constructor(@InjectModel('Message') private readonly messages: Model<MessageDocument>) {
    super();
  }

  async onModuleInit(): Promise<void> {
    await this.command({
      createWordIndex: this.messages.collection.name,
      name: INDEX,
      text: ['content', 'attachments.name', 'attachments.transcript'],
      scope: 'chatRoomId',
      tags: ['senderId', 'messageType', 'createdAt'],
      partialFilterExpression: { deletedAt: null, messageType: { $ne: 'system' } },
    });
  }

  async find(query: MessageQuery): Promise<FoundMessages> {
    const { text, senderId, hasFile, limit } = query;
    const scopes = await this.scopes(query.rooms);
    if (scopes.length === 0 || isEmpty(query)) return { messages: [], next: null, isComplete: true };
    const isAll = wordsOf(text).length === 0 && senderId === undefined;
    const answer = (await this.command({
      findWords: this.messages.collection.name,
      index: INDEX,
      scopes,
      words: text,
      tags: {
        ...(senderId && { senderId: [new Types.ObjectId(senderId)] }),
        ...((hasFile || isAll) && { messageType: hasFile ? FILE_TYPES : SAID_TYPES }),
      },
      times: spanOf(query),
      filter: filterOf(query),
      limit,
      ...(query.cursor !== undefined && { before: positionOf(query.cursor) }),
    })) as unknown as Answer;
    return {
      messages: answer.documents.map(fromDocument),
      next: answer.next === null ? null : String(answer.next),
      isComplete: answer.behind === 0,
    };
  }

  /** Where only a part of a room may be seen, its first message is where the search of it ends. */
  private async scopes(rooms: readonly SearchedRoom[]): Promise<mongo.Document[]> {
    const cut = rooms.filter((room) => !seesAll(room));
    const firsts = new Map(
      (cut.length === 0 ? [] : await this.firstVisible(cut)).map(({ _id, chatRoomId }) => [
        chatRoomId.toHexString(),
        _id,
      ]),
    );
    return rooms.flatMap((room) => {
      const scope = new Types.ObjectId(room.chatRoomId);
      if (seesAll(room)) return [{ scope }];
      const from = firsts.get(room.chatRoomId);
      return from ? [{ scope, from }] : [];
    });
  }

  private async firstVisible(rooms: readonly SearchedRoom[]): Promise<MessageDocument[]> {
    return this.messages
      .find(
        { $or: rooms.map((room) => ({ chatRoomId: room.chatRoomId, seq: seenFrom(room) })) },
        { chatRoomId: 1 },
      )
      .lean<MessageDocument[]>();
  }

  private command(command: mongo.Document): Promise<mongo.Document> {
    return this.messages.db.getClient().db(this.messages.db.name).command(command);
  }
}

function spanOf({ since, until }: MessageQuery): mongo.Document {
  return since || until ? { createdAt: { ...(since && { $gte: since }), ...(until && { $lt: until }) } } : {};
}

/** What the index cannot say, or says only nearly. */
function filterOf(query: MessageQuery): mongo.Document {
  const cut = query.rooms.filter((room) => !seesAll(room));
  const hidden = cut.map((room) => ({
    chatRoomId: new Types.ObjectId(room.chatRoomId),
    seq: { $lt: seenFrom(room) },
  }));
  return { ...(hidden.length > 0 && { $nor: hidden }), ...spanOf(query) };
}

function positionOf(cursor: string): number {
  if (!/^[1-9]\d{0,14}$/.test(cursor)) throw invalid('cursor', 'cursor');
  return Number(cursor);
}
