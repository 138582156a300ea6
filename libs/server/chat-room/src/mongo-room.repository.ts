import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { RoomKind } from '@officehours/contracts';
import { Coalesced } from '@officehours/platform';
import { Types, type Model, type QueryFilter } from 'mongoose';
import type { MessageRecord, RoomRecord } from './room';
import { RoomRepository, type ActivityCursor, type NewRoom, type RoomSummary } from './room.repository';
import type { RoomDocument } from './room.schema';

@Injectable()
export class MongoRoomRepository extends RoomRepository {
  /** When everyone comes back to a service that has just started, each asks for a room or two. */
  private readonly byId = new Coalesced<RoomRecord>(async (ids) => {
    const rooms = await this.rooms.find({ _id: { $in: ids } }).lean<RoomDocument[]>();
    return new Map(rooms.map((room) => [room._id.toHexString(), toRecord(room)]));
  });

  constructor(@InjectModel('ChatRoom') private readonly rooms: Model<RoomDocument>) {
    super();
  }

  async find(id: string): Promise<RoomRecord | null> {
    return (await this.byId.ask(id.toLowerCase())) ?? null;
  }

  async findOrCreate({
    key: participantKey,
    ...fields
  }: NewRoom): Promise<{ room: RoomRecord; created: boolean }> {
    const known = await this.rooms.findOne({ participantKey }).lean<RoomDocument>();
    if (known) return { room: toRecord(known), created: false };
    try {
      const room = await this.rooms.create({ ...fields, participantKey, lastActivityAt: new Date() });
      return { room: toRecord(room.toObject()), created: true };
    } catch (error) {
      // Somebody else made it between the two statements: theirs is the room.
      const theirs = await this.rooms.findOne({ participantKey }).lean<RoomDocument>();
      if (!theirs) throw error;
      return { room: toRecord(theirs), created: false };
    }
  }

  async lastSeqs(ids: readonly string[]): Promise<Map<string, number>> {
    const rooms = await this.rooms.find({ _id: { $in: ids } }, { lastSeq: 1 }).lean<RoomDocument[]>();
    return new Map(rooms.map(({ _id, lastSeq }) => [_id.toHexString(), lastSeq]));
  }

  async findDirect(participantKeys: readonly string[]): Promise<Map<string, RoomRecord>> {
    const rooms = await this.rooms.find({ participantKey: { $in: participantKeys } }).lean<RoomDocument[]>();
    return new Map(rooms.map((room) => [room.participantKey ?? '', toRecord(room)]));
  }

  async recent(ids: readonly string[], limit: number, cursor?: ActivityCursor): Promise<RoomRecord[]> {
    const filter: QueryFilter<RoomDocument> = { _id: { $in: ids } };
    if (cursor)
      filter.$or = [
        { lastActivityAt: { $lt: cursor.at } },
        { lastActivityAt: cursor.at, _id: { $lt: cursor.id } },
      ];
    const rooms = await this.rooms
      .find(filter)
      .sort({ lastActivityAt: -1, _id: -1 })
      .limit(limit)
      .lean<RoomDocument[]>();
    return rooms.map(toRecord);
  }

  async ofCourse(ids: readonly string[], courseId: string): Promise<string[]> {
    const rooms = await this.rooms.find({ _id: { $in: ids }, courseId }, { _id: 1 }).lean<RoomDocument[]>();
    return rooms.map(({ _id }) => _id.toHexString());
  }

  async idsOfCourse(courseId: string): Promise<string[]> {
    const rooms = await this.rooms.find({ courseId }, { _id: 1 }).lean<RoomDocument[]>();
    return rooms.map(({ _id }) => _id.toHexString());
  }

  async inCourse(courseId: string, kinds: readonly RoomKind[]): Promise<RoomRecord[]> {
    const rooms = await this.rooms.find({ courseId, kind: { $in: kinds } }).lean<RoomDocument[]>();
    return rooms.map(toRecord);
  }

  async activeSince(time: Date, limit: number): Promise<Pick<RoomRecord, 'id' | 'lastSeq'>[]> {
    const rooms = await this.rooms
      .find({ lastActivityAt: { $gt: time } }, { lastSeq: 1 })
      .sort({ lastActivityAt: -1 })
      .limit(limit)
      .lean<RoomDocument[]>();
    return rooms.map(({ _id, lastSeq }) => ({ id: _id.toHexString(), lastSeq }));
  }

  async rename(id: string, title: string): Promise<RoomRecord | null> {
    const room = await this.rooms
      .findByIdAndUpdate(id, { $set: { title } }, { returnDocument: 'after' })
      .lean<RoomDocument>();
    return room && toRecord(room);
  }

  async refreshLastMessage(message: MessageRecord): Promise<void> {
    const _id = new Types.ObjectId(message.chatRoomId);
    const isOlder = { 'lastMessage.id': message.id, 'lastMessage.changeSeq': { $lt: message.changeSeq } };
    await this.rooms.collection.bulkWrite([
      { updateOne: { filter: { _id, ...isOlder }, update: { $set: { lastMessage: { ...message } } } } },
      // Where it is newer than the copy: the node that took it is about to write what it said before.
      summaryOf({ chatRoomId: message.chatRoomId, lastMessage: message }),
    ]);
  }

  async summarise(summaries: readonly RoomSummary[]): Promise<void> {
    const operations = summaries.map(summaryOf);
    if (operations.length > 0) await this.rooms.collection.bulkWrite(operations, { ordered: false });
  }
}

const summaryOf = ({ chatRoomId, lastMessage }: RoomSummary) => ({
  updateOne: {
    filter: { _id: new Types.ObjectId(chatRoomId), lastSeq: { $lt: lastMessage.seq } },
    update: {
      $set: {
        lastSeq: lastMessage.seq,
        lastMessage: { ...lastMessage },
        lastActivityAt: lastMessage.createdAt,
      },
    },
  },
});

function toRecord(room: RoomDocument): RoomRecord {
  return {
    id: room._id.toHexString(),
    key: room.participantKey ?? null,
    kind: room.kind,
    title: room.title ?? null,
    courseId: room.courseId?.toHexString() ?? null,
    lastSeq: room.lastSeq,
    lastMessage: room.lastMessage as unknown as MessageRecord | null,
    lastActivityAt: room.lastActivityAt,
    createdAt: room.createdAt,
    history: room.history ?? 'all',
  };
}
