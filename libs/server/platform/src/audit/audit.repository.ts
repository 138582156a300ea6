import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { AuditEntry } from '@officehours/contracts';
import { mongo, type Model, type QueryFilter } from 'mongoose';
import { newAuditKey, type AuditHead, type AuditRecord } from './audit-chain';
import type { AuditQuery } from './audit-query';
import type { AuditDocument, PendingDocument } from './audit.schema';

/** Unfinished acts are taken up so many at a time. */
const BATCH = 500;
/** After everything that is due some day. */
const ALL = new Date(8.64e15);
/** After every time that is written as digits. */
const LATER = '~';
const DUPLICATE_KEY = 11000;

/** What is due. */
export interface Due {
  acts: PendingAct[];
  /** Those that another version wrote and this one cannot write into the log. */
  strange: { id: string; error: Error }[];
}

export type PendingAct = { id: string; record: AuditRecord } & Pick<PendingDocument, 'isCount' | 'entryKey'>;

export interface AddOutcome {
  added: number;
  /** Why the entry after those was not written. */
  stop?: 'known' | 'taken';
}

@Injectable()
export class AuditRepository {
  constructor(
    @InjectModel('Audit') private readonly entries: Model<AuditDocument>,
    @InjectModel('AuditPending') private readonly pending: Model<PendingDocument>,
  ) {}

  async head(): Promise<AuditHead | null> {
    const last = await this.entries
      .findOne({ _id: { $gt: 0 } })
      .sort({ _id: -1 })
      .lean<AuditDocument>();
    return last && { seq: last._id, hash: last.hash };
  }

  /** The entries after number `after`, the oldest first. */
  async page(after: number, limit: number): Promise<AuditEntry[]> {
    const rows = await this.entries
      .find({ _id: { $gt: after } })
      .sort({ _id: 1 })
      .limit(limit)
      .lean<AuditDocument[]>();
    return rows.map(toEntry);
  }

  /** The entries that `query` asks for, the latest first. */
  async latest({ since = '', until = LATER, before, limit, ...same }: AuditQuery): Promise<AuditEntry[]> {
    // The range alone is what the index answers; the rest of `before` takes out what was begun in its very moment.
    const at = before ? { $gte: since, $lt: until, $lte: before.at } : { $gte: since, $lt: until };
    const filter: QueryFilter<AuditDocument> = { ...same, at };
    if (before) filter.$or = [{ at: { $lt: before.at } }, { at: before.at, _id: { $lt: before.seq } }];
    const rows = await this.entries
      .find(filter)
      .sort({ at: -1, _id: -1 })
      .limit(limit)
      .lean<AuditDocument[]>();
    return rows.map(toEntry);
  }

  /** Writes entries in their order, up to one that cannot be: its act has an entry, or another node wrote its number. */
  async add(entries: readonly AuditEntry[]): Promise<AddOutcome> {
    try {
      await this.entries.insertMany(entries.map(({ seq, ...entry }) => ({ _id: seq, ...entry })));
      return { added: entries.length };
    } catch (error) {
      if (!(error instanceof mongo.MongoBulkWriteError) || error.code !== DUPLICATE_KEY) throw error;
      const added = error.insertedCount;
      const isKnown = await this.entries.exists({ key: entries[added]?.key });
      return { added, stop: isKnown ? 'known' : 'taken' };
    }
  }

  async begin({ key, ...record }: AuditRecord, dueAt: Date): Promise<void> {
    await this.pending.create({ _id: key, ...record, dueAt, isCount: false });
  }

  /** Whoever does the act is still at it. */
  async defer(key: string, dueAt: Date): Promise<void> {
    await this.pending.updateOne({ _id: key }, { $set: { dueAt } });
  }

  /** `times` more of what is only counted until `dueAt`, under the name `id`. */
  async count(
    id: string,
    { key: entryKey, details, ...record }: AuditRecord,
    dueAt: Date,
    times: number,
  ): Promise<void> {
    const fixed = Object.fromEntries(
      Object.entries(details).map(([name, value]) => [`details.${name}`, value]),
    );
    await this.pending.updateOne(
      { _id: id },
      {
        $setOnInsert: { ...record, ...fixed, entryKey, dueAt, isCount: true },
        $inc: { 'details.count': times },
      },
      { upsert: true },
    );
  }

  async drop(keys: readonly string[]): Promise<void> {
    await this.pending.deleteMany({ _id: { $in: keys } });
  }

  /**
   * Counts whose entries are written go. What a slow write added to one since it was read stays, and will have an entry
   * of its own.
   */
  async dropCounts(counts: readonly PendingAct[]): Promise<void> {
    if (counts.length === 0) return;
    const read = counts.map(({ id, entryKey = null, record: { details } }) => {
      return { filter: { _id: id, entryKey }, count: Number(details['count']) };
    });
    const { deletedCount } = await this.pending.bulkWrite(
      read.map(({ filter, count }) => ({ deleteOne: { filter: { ...filter, 'details.count': count } } })),
    );
    if (deletedCount === counts.length) return;
    await this.pending.bulkWrite(
      read.map(({ filter, count }) => ({
        updateOne: {
          filter,
          update: { $inc: { 'details.count': -count }, $set: { entryKey: newAuditKey() } },
        },
      })),
    );
  }

  /** What is due but `except`; with `all` whatever was begun and not finished. */
  async due(now: Date, all: boolean, except: ReadonlySet<string>): Promise<Due> {
    const filter = all ? { dueAt: { $lte: ALL }, isCount: false } : { dueAt: { $lte: now } };
    const others = except.size > 0 && { _id: { $nin: [...except] } };
    const rows = await this.pending
      .find({ ...filter, ...others })
      .sort({ dueAt: 1 })
      .limit(BATCH);
    const due: Due = { acts: [], strange: [] };
    for (const row of rows) {
      const { _id: id, dueAt: _, isCount, entryKey, ...record } = row.toObject<PendingDocument>();
      const error = row.validateSync();
      if (error) due.strange.push({ id, error });
      else due.acts.push({ id, isCount, entryKey, record: { key: entryKey ?? id, ...record } });
    }
    return due;
  }
}

function toEntry({ _id: seq, ...entry }: AuditDocument): AuditEntry {
  return { seq, ...entry };
}
