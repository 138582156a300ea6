import { AUDIT_ACTIONS, AUDIT_OUTCOMES, type AuditEntry } from '@officehours/contracts';
import { Schema } from 'mongoose';
import type { AuditRecord } from './audit-chain';

/** An entry; its number is its id, so that two nodes cannot write the same one. */
export type AuditDocument = Omit<AuditEntry, 'seq'> & { _id: number };

const act = {
  action: { type: String, enum: AUDIT_ACTIONS, required: true },
  actorId: { type: String, default: null },
  subjectId: { type: String, default: null },
  chatRoomId: { type: String, default: null },
  details: { type: Schema.Types.Mixed, required: true },
};

export const auditSchema = new Schema<AuditDocument>(
  {
    _id: { type: Number, required: true },
    key: { type: String, required: true },
    at: { type: String, required: true },
    ...act,
    outcome: { type: String, enum: AUDIT_OUTCOMES, required: true },
    previousHash: { type: String, required: true },
    hash: { type: String, required: true },
  },
  { collection: 'audit', versionKey: false, minimize: false },
);

// add: one entry of an act, however often it is written.
auditSchema.index({ key: 1 }, { unique: true });
// latest: of everything, and by what is most often asked for; the other fields of a question are looked at in each entry.
auditSchema.index({ at: 1, _id: 1 });
auditSchema.index({ action: 1, at: 1, _id: 1 });
auditSchema.index({ actorId: 1, at: 1, _id: 1 });
auditSchema.index({ subjectId: 1, at: 1, _id: 1 });

/** An act that was begun, and is not in the log yet. */
export type PendingDocument = Omit<AuditRecord, 'key'> & {
  _id: string;
  /** Whoever began it is not there any more after this; of a count: its span of time is over. */
  dueAt: Date;
  isCount: boolean;
  /** Of a count: the key of its entry. What is counted after that was written gets another one. */
  entryKey?: string;
};

export const pendingSchema = new Schema<PendingDocument>(
  {
    _id: { type: String, required: true },
    at: { type: Date, required: true },
    ...act,
    dueAt: { type: Date, required: true },
    isCount: { type: Boolean, required: true },
    entryKey: { type: String },
  },
  { collection: 'auditPending', versionKey: false, minimize: false },
);

// due: what nobody finished.
pendingSchema.index({ dueAt: 1 });
