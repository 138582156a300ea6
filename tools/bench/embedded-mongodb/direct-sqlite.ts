import { DatabaseSync } from 'node:sqlite';
import { mongo } from 'mongoose';
import { message, newPath } from './database.ts';

const batchSizes = [1, 8, 32, 128, 512];

/** The same documents and keys put through `node:sqlite` without any server: rows per second of its best batch. */
export const directInserts = (count: number): { rate: number; batch: number } => {
  const results = batchSizes.map((batch) => ({ batch, rate: rateOf(batch, Math.min(count, batch * 200)) }));
  return results.reduce((best, result) => (result.rate > best.rate ? result : best));
};

const rateOf = (batch: number, count: number): number => {
  const db = new DatabaseSync(newPath());
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    CREATE TABLE docs (rid INTEGER PRIMARY KEY, doc BLOB);
    CREATE TABLE by_id (k BLOB PRIMARY KEY, r INTEGER) WITHOUT ROWID;
    CREATE TABLE by_seq (k BLOB PRIMARY KEY, r INTEGER) WITHOUT ROWID;
    CREATE TABLE by_client (k BLOB PRIMARY KEY, r INTEGER) WITHOUT ROWID;`);
  const statements = ['docs (doc, rid)', 'by_id (k, r)', 'by_seq (k, r)', 'by_client (k, r)'].map((table) =>
    db.prepare(`INSERT INTO ${table} VALUES (?, ?)`),
  );
  const room = new mongo.ObjectId();
  const rows = Array.from({ length: count }, (_, seq) => rowOf(room, seq));
  const start = performance.now();
  for (let at = 0; at < count; at += batch) {
    db.exec('BEGIN');
    for (let i = at; i < Math.min(count, at + batch); i++)
      statements.forEach((statement, s) => statement.run(rows[i]![s]!, i));
    db.exec('COMMIT');
  }
  const rate = (count / (performance.now() - start)) * 1000;
  db.close();
  return rate;
};

const rowOf = (room: mongo.ObjectId, seq: number): Buffer[] => {
  const doc = message(room, seq);
  const number = Buffer.alloc(8);
  number.writeDoubleBE(seq);
  return [
    Buffer.from(mongo.BSON.serialize(doc)),
    Buffer.from(doc._id.id),
    Buffer.concat([room.id, number]),
    Buffer.concat([room.id, doc.senderId.id, Buffer.from(doc.clientMessageId)]),
  ];
};
