import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { invalid, seenFrom, seesAll, wordsOf } from '@officehours/platform';
import type { Model, QueryFilter } from 'mongoose';
import { fromDocument } from '../message.document.repository';
import type { MessageDocument } from '../message.schema';
import { FILE_TYPES } from './file-types';
import {
  isEmpty,
  MessageSearch,
  type FoundMessages,
  type MessageQuery,
  type SearchedRoom,
} from './message-search';
import { WordBackfill } from './word-backfill.repository';

type Filter = QueryFilter<MessageDocument>;

/** After every word that begins alike: no letter comes later. */
const LAST = '\u{10FFFF}';

/**
 * Search by a field with the words of each message, which any MongoDB can index behind the room. It reads what the
 * first word finds in the reader's rooms and sorts it: right, but not flat as a word index is.
 */
@Injectable()
export class WordsFieldSearch extends MessageSearch {
  constructor(@InjectModel('Message') private readonly messages: Model<MessageDocument>) {
    super();
  }

  async find(query: MessageQuery): Promise<FoundMessages> {
    const { text, senderId, hasFile, since, until, limit, cursor } = query;
    const rooms = roomFilters(query.rooms);
    if (rooms.length === 0 || isEmpty(query)) return { messages: [], next: null, isComplete: true };
    if (cursor !== undefined && !/^[0-9a-f]{24}$/.test(cursor)) throw invalid('cursor', 'cursor');
    const conditions: Filter[] = [
      { words: { $exists: true } },
      ...wordsOf(text).map((word): Filter => ({ words: { $elemMatch: { $gte: word, $lt: word + LAST } } })),
      { deletedAt: null, $or: rooms },
      ...(senderId ? [{ senderId }] : []),
      ...(hasFile ? [{ messageType: { $in: FILE_TYPES } }] : []),
      ...(since ? [{ createdAt: { $gte: since } }] : []),
      ...(until ? [{ createdAt: { $lt: until } }] : []),
      ...(cursor ? [{ _id: { $lt: cursor } }] : []),
    ];
    const found = await this.messages
      .find({ $and: conditions })
      .sort({ _id: -1 })
      .limit(limit + 1)
      .lean<MessageDocument[]>();
    const page = found.slice(0, limit);
    return {
      messages: page.map(fromDocument),
      next: found.length > limit ? (page.at(-1)?._id.toHexString() ?? null) : null,
      isComplete: await WordBackfill.isDone(this.messages),
    };
  }
}

/** Most rooms may be seen whole: they are one condition together. */
function roomFilters(rooms: readonly SearchedRoom[]): Filter[] {
  const whole = rooms.filter(seesAll);
  const cut = rooms.filter((room) => !seesAll(room));
  return [
    ...(whole.length > 0 ? [{ chatRoomId: { $in: whole.map(({ chatRoomId }) => chatRoomId) } }] : []),
    ...cut.map((room) => ({ chatRoomId: room.chatRoomId, seq: { $gte: seenFrom(room) } })),
  ];
}
