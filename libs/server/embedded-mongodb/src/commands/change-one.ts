import { encode } from '../bson/encode.ts';
import type { Doc } from '../bson/values.ts';
import { runQuery, type Query } from '../query/find.ts';
import type { Trail } from '../query/path.ts';
import { decoded, pause, type Found } from '../query/scan.ts';
import type { Collection } from '../storage/collection.ts';
import type { Update } from '../update/update.ts';
import { checkDeadline } from './generic-fields.ts';
import { checkSize, checkStorable } from './insert.ts';
import { checkValid, type Writer } from './validation.ts';

/** A document that is about to change, as it is at this moment. */
export interface Target {
  record: number;
  bytes: Buffer;
  doc: Doc;
  trail: Trail;
}

/** Asks again whether a document that was found is still there and still meant. */
export const current = (
  collection: Collection,
  query: Query,
  found: Found,
  stale: boolean,
): Target | undefined => {
  const bytes = stale ? collection.get(found.record) : found.bytes;
  if (!bytes) return undefined;
  const doc = stale ? collection.decode(bytes) : decoded(found);
  const trail: Trail = {};
  if (!query.matcher.matches(doc, trail)) return undefined;
  return { record: found.record, bytes, doc, trail };
};

/** The first document of a query. Others may write while it looks, so what it found is asked again. */
export function* firstTarget(
  collection: Collection,
  query: Query,
  deadline: number,
): Generator<void, Target | undefined> {
  for (;;) {
    let stale = false;
    let lost = false;
    for (const step of runQuery(collection, { ...query, limit: 1 }).steps) {
      if (step === pause) {
        checkDeadline(deadline);
        stale = true;
        yield;
        continue;
      }
      const target = current(collection, query, step, stale);
      if (target) return target;
      lost = true;
    }
    if (!lost) return undefined;
  }
}

/** All records that a query finds, before any is changed: a change must not lead the scan to a document twice. */
export function* allRecords(
  collection: Collection,
  query: Query,
  deadline: number,
): Generator<void, number[]> {
  const records: number[] = [];
  for (const step of runQuery(collection, query).steps) {
    if (step === pause) {
      checkDeadline(deadline);
      yield;
    } else {
      records.push(step.record);
    }
  }
  return records;
}

/** Applies an update to a document. @returns the new document, and whether anything changed. */
export const changeTarget = (
  writer: Writer,
  collection: Collection,
  target: Target,
  update: Update,
): { doc: Doc; bytes: Buffer; changed: boolean } => {
  const doc = update.apply(target.doc, { position: target.trail.position, inserting: false });
  const bytes = encode(doc);
  if (bytes.equals(target.bytes)) return { doc, bytes, changed: false };
  checkSize(bytes);
  checkStorable(doc);
  checkValid(writer, collection, () => doc, target.doc);
  writer.store.willWrite();
  collection.replace(target.record, target.doc, bytes, doc);
  return { doc, bytes, changed: true };
};
