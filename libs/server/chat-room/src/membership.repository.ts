import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { RoomRole } from '@officehours/contracts';
import { Coalesced } from '@officehours/platform';
import { mongo, Types, type Model, type QueryFilter } from 'mongoose';
import type { MemberFields, NewMember, ReadPosition } from './member-fields';
import { PersonSettingsRepository } from './person-settings.repository';
import { ARRIVING, type Membership } from './room';
import { toMembership, type MembershipDocument } from './room.schema';
import { WrittenPositions } from './written-positions';

/** Who is in which room, and how far they have read. Writing counts as reading. */
@Injectable()
export class MembershipRepository {
  /** When everyone comes back at once, each asks for one person's rooms and one room's people. */
  private readonly byRoom = new Coalesced<Membership[]>(async (ids) =>
    Map.groupBy(await this.ofRooms(ids), ({ chatRoomId }) => chatRoomId),
  );
  private readonly byPerson = new Coalesced<Membership[]>(async (ids) =>
    Map.groupBy(await this.where({ userId: { $in: ids } }), ({ userId }) => userId),
  );

  private readonly written = new WrittenPositions();

  constructor(
    @InjectModel('Membership') private readonly memberships: Model<MembershipDocument>,
    private readonly settings: PersonSettingsRepository,
  ) {}

  async ofRoom(chatRoomId: string): Promise<Membership[]> {
    return (await this.byRoom.ask(chatRoomId.toLowerCase())) ?? [];
  }

  ofRooms(chatRoomIds: readonly string[]): Promise<Membership[]> {
    return this.where({ chatRoomId: { $in: chatRoomIds } });
  }

  async ofPerson(userId: string): Promise<Membership[]> {
    return (await this.byPerson.ask(userId.toLowerCase())) ?? [];
  }

  /** Adds members; those who are there already stay as they are. */
  async add(chatRoomId: string, members: readonly NewMember[]): Promise<void> {
    const userIds = members.map(({ userId }) => userId);
    const hiding = await this.settings.hidingReceipts(userIds);
    const documents = members.map((member) => ({
      lastReadSeq: 0,
      ...(hiding.has(member.userId) && { receiptsHidden: true }),
      ...member,
      chatRoomId,
    }));
    try {
      await this.memberships.insertMany(documents, { ordered: false });
    } catch (error) {
      if (!(error instanceof mongo.MongoServerError) || error.code !== 11000) throw error;
    }
    await this.followSettings(chatRoomId, userIds, hiding);
  }

  /** Those of them who are arriving see the room from message `seq` on; what was said before it is not unread for them. */
  async showFrom(chatRoomId: string, userIds: readonly string[], seq: number): Promise<void> {
    await this.memberships.updateMany(
      { chatRoomId, userId: { $in: userIds }, visibleFromSeq: ARRIVING },
      { $set: { visibleFromSeq: seq }, $max: { lastReadSeq: seq - 1 } },
    );
  }

  /** Ends memberships; returns how many there were. */
  async remove(chatRoomId: string, userIds: readonly string[]): Promise<number> {
    const { deletedCount } = await this.memberships.deleteMany({ chatRoomId, userId: { $in: userIds } });
    return deletedCount;
  }

  async hideReceipts(userId: string, receiptsHidden: boolean): Promise<void> {
    await this.memberships.updateMany({ userId }, { $set: { receiptsHidden } }, { timestamps: false });
  }

  async setRole(chatRoomId: string, userId: string, role: RoomRole): Promise<boolean> {
    const other = { chatRoomId, userId, role: { $ne: role } };
    const { modifiedCount } = await this.memberships.updateOne(other, { $set: { role } });
    return modifiedCount > 0;
  }

  /** What is needed of a large room: the reader's own row and its owners'. */
  async ofLargeRooms(chatRoomIds: readonly string[], userId: string, limit: number): Promise<Membership[]> {
    if (chatRoomIds.length === 0) return [];
    const [own, owners] = await Promise.all([
      this.memberships.find({ userId, chatRoomId: { $in: chatRoomIds } }).lean<MembershipDocument[]>(),
      Promise.all(
        chatRoomIds.map((chatRoomId) =>
          this.memberships.find({ chatRoomId, role: 'owner' }).limit(limit).lean<MembershipDocument[]>(),
        ),
      ),
    ]);
    const rows = new Map([...owners.flat(), ...own].map((row) => [row._id.toHexString(), row]));
    return [...rows.values()].map(this.known);
  }

  /** The memberships of some people in one room. */
  ofPeopleIn(chatRoomId: string, userIds: readonly string[]): Promise<Membership[]> {
    return this.where({ chatRoomId, userId: { $in: userIds } });
  }

  /** Those who are furthest behind, and anyone who does not tell. */
  async slowest(chatRoomId: string): Promise<Membership[]> {
    const [behind, silent] = await Promise.all([
      this.memberships.find({ chatRoomId }).sort({ lastReadSeq: 1 }).limit(2).lean<MembershipDocument[]>(),
      this.memberships.find({ chatRoomId, receiptsHidden: true }).limit(2).lean<MembershipDocument[]>(),
    ]);
    return [...behind, ...silent].map(this.known);
  }

  /** A page of a room's members, by id. */
  async page(chatRoomId: string, limit: number, afterId?: string): Promise<Membership[]> {
    const rows = await this.memberships
      .find({ chatRoomId, ...(afterId && { userId: { $gt: afterId } }) })
      .sort({ userId: 1 })
      .limit(limit)
      .lean<MembershipDocument[]>();
    return rows.map(this.known);
  }

  async find(chatRoomId: string, userId: string): Promise<Membership | null> {
    const row = await this.memberships.findOne({ chatRoomId, userId }).lean<MembershipDocument>();
    return row && this.known(row);
  }

  /**
   * Moves a position forward, never back, and ends the unread mark unless `seq` is before the position; returns the
   * member as they are then. Null when the person is not in the room.
   */
  async read({ chatRoomId, userId, seq }: ReadPosition): Promise<Membership | null> {
    const row = await this.memberships
      .findOneAndUpdate(
        { chatRoomId, userId },
        { $max: { lastReadSeq: seq } },
        { returnDocument: 'after', timestamps: false },
      )
      .lean<MembershipDocument>();
    const after = row && this.known(row);
    if (!after || row.unreadFromSeq === undefined || seq < after.lastReadSeq) return after;
    await this.unmark(row);
    return { ...after, unreadFromSeq: null };
  }

  /**
   * Marks as unread from `seq` on, of a room whose newest message is `lastSeq`. It ends when the person reads, or writes
   * something newer. Null when they are not in the room.
   */
  markUnread({ chatRoomId, userId, seq }: ReadPosition, lastSeq: number): Promise<Membership | null> {
    return this.set(chatRoomId, userId, { unreadFromSeq: seq, unreadMarkedAt: lastSeq });
  }

  /** Writes what a person keeps of a room. Null when they are not in it. */
  async set(chatRoomId: string, userId: string, fields: MemberFields): Promise<Membership | null> {
    const { draft, ...rest } = fields;
    const after = await this.memberships
      .findOneAndUpdate(
        { chatRoomId, userId },
        {
          $set: { ...rest, ...(draft && { draft }) },
          ...(draft === null && { $unset: { draft: '' } }),
        },
        { returnDocument: 'after', timestamps: false },
      )
      .lean<MembershipDocument>();
    return after && this.known(after);
  }

  /** Moves delivered positions forward; returns those that moved. */
  async deliver(positions: readonly ReadPosition[]): Promise<ReadPosition[]> {
    const moved = await Promise.all(
      positions.map(async ({ chatRoomId, userId, seq }) => {
        const { modifiedCount } = await this.memberships.updateOne(
          { chatRoomId, userId },
          { $max: { lastDeliveredSeq: seq } },
          { timestamps: false },
        );
        return modifiedCount > 0;
      }),
    );
    return positions.filter((_, index) => moved[index]);
  }

  /** Ends the mark that was seen, and no other that was set since. */
  private async unmark({ _id, unreadFromSeq, unreadMarkedAt }: MembershipDocument): Promise<void> {
    await this.memberships.updateOne(
      { _id, unreadFromSeq, unreadMarkedAt },
      { $unset: { unreadFromSeq: '', unreadMarkedAt: '' } },
      { timestamps: false },
    );
  }

  /** Moves a position to `seq` where it stands right before it; whether it did. */
  async readNext({ chatRoomId, userId, seq }: ReadPosition): Promise<boolean> {
    const { modifiedCount } = await this.memberships.updateOne(
      { chatRoomId, userId, lastReadSeq: seq - 1 },
      { $set: { lastReadSeq: seq } },
      { timestamps: false },
    );
    return modifiedCount > 0;
  }

  /** Somebody wrote a message. It is read here from now on; `readMany` stores it, and the other nodes see it then. */
  wrote(position: ReadPosition): void {
    this.written.note(position);
  }

  async readMany(positions: readonly ReadPosition[]): Promise<void> {
    const operations = positions.map(({ chatRoomId, userId, seq }) => ({
      updateOne: {
        filter: { chatRoomId: new Types.ObjectId(chatRoomId), userId: new Types.ObjectId(userId) },
        update: { $max: { lastReadSeq: seq } },
      },
    }));
    if (operations.length > 0) await this.memberships.collection.bulkWrite(operations, { ordered: false });
  }

  /** Who decides otherwise while they are added has not found the new row, but its copy is of before: asked until it is true. */
  private async followSettings(
    chatRoomId: string,
    userIds: readonly string[],
    copied: ReadonlySet<string>,
  ): Promise<void> {
    const hiding = await this.settings.hidingReceipts(userIds);
    const others = userIds.filter((id) => hiding.has(id) !== copied.has(id));
    if (others.length === 0) return;
    for (const [receiptsHidden, ids] of Map.groupBy(others, (id) => hiding.has(id)))
      await this.memberships.updateMany(
        { chatRoomId, userId: { $in: ids } },
        { $set: { receiptsHidden } },
        { timestamps: false },
      );
    await this.followSettings(chatRoomId, userIds, hiding);
  }

  private async where(filter: QueryFilter<MembershipDocument>): Promise<Membership[]> {
    return (await this.memberships.find(filter).lean<MembershipDocument[]>()).map(this.known);
  }

  private readonly known = (row: MembershipDocument): Membership => toMembership(row, this.written);
}
