import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { AttachmentKind } from '@officehours/contracts';
import type { Claimant } from '@officehours/message';
import { Types, type Model, type QueryFilter } from 'mongoose';
import type { AttachmentDocument } from './attachment.schema';

/** A file as it is known, ids as hex digits. */
export interface AttachmentRecord extends Omit<
  AttachmentDocument,
  '_id' | 'chatRoomId' | 'uploaderId' | 'messageId' | 'seq' | 'order' | 'sentAt' | 'sweepAt' | 'isGoing'
> {
  id: string;
  chatRoomId: string;
  uploaderId: string;
  /** The message that has it, once that is known to be stored. */
  link: AttachmentLink | null;
  sweepAt: Date | null;
}

export interface AttachmentLink {
  messageId: string;
  seq: number;
  order: number;
  sentAt: Date;
}

export interface PageQuery {
  kind?: AttachmentKind;
  /** Files whose `order` is below. */
  before?: number;
  firstSeq: number;
  limit: number;
}

/** Places among the files of one message. */
export const PLACES = 16;
const DURABLE = { writeConcern: { w: 'majority', j: true } } as const;

@Injectable()
export class AttachmentRepository {
  constructor(@InjectModel('Attachment') private readonly attachments: Model<AttachmentDocument>) {}

  async add({ id, link: _, sweepAt, ...record }: AttachmentRecord): Promise<void> {
    await this.attachments.create([{ ...record, _id: id, ...(sweepAt && { sweepAt }) }], {
      w: 'majority',
      j: true,
    });
  }

  async find(id: string): Promise<AttachmentRecord | null> {
    const found = await this.attachments.findById(id).lean<AttachmentDocument>();
    return found && toRecord(found);
  }

  async findAll(ids: readonly string[]): Promise<AttachmentRecord[]> {
    return this.list({ _id: { $in: ids } });
  }

  /** What is kept of all files of a person, or of a room, in bytes; what is on its way counts too. */
  async usage(of: { uploaderId: string } | { chatRoomId: string }): Promise<number> {
    const [[key, id]] = Object.entries(of) as [[string, string]];
    const [sum] = await this.attachments.aggregate<{ bytes: number }>([
      { $match: { [key]: new Types.ObjectId(id) } },
      { $group: { _id: null, bytes: { $sum: '$bytes' } } },
    ]);
    return sum?.bytes ?? 0;
  }

  /** The bytes are in the store. False when it was given up meanwhile. */
  async ready(id: string, sweepAt: Date): Promise<boolean> {
    const done = await this.attachments.updateOne(
      { _id: id, state: 'pending' },
      { $set: { state: 'ready', sweepAt } },
      DURABLE,
    );
    return done.matchedCount === 1;
  }

  /** True when all of them are this message's now, or were before. */
  async claim(claimant: Claimant, ids: readonly string[], sweepAt: Date): Promise<boolean> {
    const { chatRoomId, senderId, clientMessageId } = claimant;
    const free = { $in: [null, clientMessageId] };
    const claimed = await this.attachments.updateMany(
      { _id: { $in: ids }, chatRoomId, uploaderId: senderId ?? undefined, state: 'ready', claimedBy: free },
      { $set: { claimedBy: clientMessageId, sweepAt } },
      DURABLE,
    );
    return claimed.matchedCount === ids.length;
  }

  async ofMessage({ chatRoomId, senderId, clientMessageId }: Claimant): Promise<AttachmentRecord[]> {
    if (senderId === null) return [];
    return this.list({ chatRoomId, uploaderId: senderId, claimedBy: clientMessageId });
  }

  /** Of the message that was stored with it. Nobody has to look at it any more, unless that message is being deleted. */
  async link(id: string, link: AttachmentLink): Promise<void> {
    const $set = fieldsOf(link);
    const { matchedCount } = await this.attachments.updateOne(
      { _id: id, state: 'ready', isGoing: { $exists: false } },
      { $set, $unset: { sweepAt: '' } },
    );
    if (matchedCount === 0) await this.attachments.updateOne({ _id: id, state: 'ready' }, { $set });
  }

  /** The message that has it was found to stay. Only where it is as it was read: its deletion may have begun since. */
  async relink({ id, sweepAt }: AttachmentRecord, link: AttachmentLink): Promise<void> {
    await this.attachments.updateOne(
      { _id: id, state: 'ready', sweepAt: sweepAt ?? { $exists: false } },
      { $set: fieldsOf(link), $unset: { sweepAt: '', isGoing: '' } },
    );
  }

  /** Their message is being deleted: somebody looks what became of it, and no link ends that. */
  async going(ids: readonly string[], sweepAt: Date): Promise<void> {
    await this.attachments.updateMany({ _id: { $in: ids } }, { $set: { sweepAt, isGoing: true } }, DURABLE);
  }

  async sweepAt(ids: readonly string[], sweepAt: Date): Promise<void> {
    await this.attachments.updateMany({ _id: { $in: ids } }, { $set: { sweepAt } }, DURABLE);
  }

  /** Nobody sees it from now on. With `unless`, only where it is as it was read. */
  async giveUp({ id, sweepAt, claimedBy }: AttachmentRecord, now: Date): Promise<boolean> {
    const given = await this.attachments.updateOne(
      { _id: id, claimedBy, sweepAt: sweepAt ?? { $exists: false } },
      { $set: { state: 'gone', sweepAt: now } },
      DURABLE,
    );
    return given.matchedCount === 1;
  }

  async remove(id: string): Promise<void> {
    await this.attachments.deleteOne({ _id: id });
  }

  /** What somebody has to look at by now. */
  async due(now: Date, limit: number): Promise<AttachmentRecord[]> {
    const found = await this.attachments
      .find({ sweepAt: { $exists: true, $lte: now } })
      .sort({ sweepAt: 1 })
      .limit(limit)
      .lean<AttachmentDocument[]>();
    return found.map(toRecord);
  }

  /** In which a scanner found something, the newest first. */
  async quarantined(limit: number): Promise<AttachmentRecord[]> {
    const found = await this.attachments
      .find({ state: 'quarantined' })
      .sort({ createdAt: -1 })
      .limit(limit)
      .lean<AttachmentDocument[]>();
    return found.map(toRecord);
  }

  /** Files of the messages of a room, newest first. */
  async page(chatRoomId: string, { kind, before, firstSeq, limit }: PageQuery): Promise<AttachmentRecord[]> {
    const found = await this.attachments
      .find({
        chatRoomId,
        order: { $gte: firstSeq * PLACES, ...(before !== undefined && { $lt: before }) },
        state: 'ready',
        ...(kind && { kind }),
      })
      .sort({ order: -1 })
      .limit(limit)
      .lean<AttachmentDocument[]>();
    return found.map(toRecord);
  }

  private async list(filter: QueryFilter<AttachmentDocument>): Promise<AttachmentRecord[]> {
    return (await this.attachments.find(filter).lean<AttachmentDocument[]>()).map(toRecord);
  }
}

function fieldsOf({ messageId, ...link }: AttachmentLink) {
  return { ...link, messageId: new Types.ObjectId(messageId) };
}

function toRecord(document: AttachmentDocument): AttachmentRecord {
  const {
    _id,
    chatRoomId,
    uploaderId,
    messageId,
    seq,
    order,
    sentAt,
    sweepAt,
    isGoing: _,
    ...record
  } = document;
  const isLinked =
    messageId !== undefined && seq !== undefined && order !== undefined && sentAt !== undefined;
  return {
    ...record,
    id: _id.toHexString(),
    chatRoomId: chatRoomId.toHexString(),
    uploaderId: uploaderId.toHexString(),
    link: isLinked ? { messageId: messageId.toHexString(), seq, order, sentAt } : null,
    sweepAt: sweepAt ?? null,
  };
}
