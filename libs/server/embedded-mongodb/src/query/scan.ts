import { decode } from '../bson/decode.ts';
import type { Doc } from '../bson/values.ts';
import type { Collection } from '../storage/collection.ts';
import type { IndexPosition } from '../storage/index-table.ts';
import { matchesNode, type FilterNode } from './matcher.ts';
import type { IndexPlan, Plan } from './planner.ts';

/** A document that a query found; it is decoded only when someone has to look inside. */
export interface Found {
  record: number;
  bytes: Buffer;
  doc?: Doc;
}

/** Given in place of a document, so that whoever waits behind a long query may go first. */
export const pause = Symbol('pause');
export type Step = Found | typeof pause;

/** What a query looked at, for `explain`. */
export interface ScanStats {
  keys: number;
  documents: number;
}

export const decoded = (found: Found): Doc => (found.doc ??= decode(found.bytes));

const firstRows = 64;
const mostRows = 512;
const chunkBytes = 1 << 20;

/**
 * Runs a plan. Between chunks nothing is open in the storage: a scan goes on after the last key it has read,
 * so it may rest for as long as its client likes, and others may write.
 */
export function* scan(collection: Collection, plan: Plan, rows: number, stats: ScanStats): Generator<Step> {
  const seen = needsSet(plan) ? new Set<number>() : undefined;
  for (const step of source(collection, plan, Math.max(1, Math.min(rows, firstRows)), stats)) {
    if (step === pause) {
      yield pause;
      continue;
    }
    if (seen?.has(step.record)) continue;
    seen?.add(step.record);
    if (accepts(plan.rest, step)) yield step;
  }
}

/** Arrays and `$or` can lead to one document by several ways. */
const needsSet = (plan: Plan): boolean =>
  plan.kind === 'union' || (plan.kind === 'index' && plan.index.multikey !== 0);

const accepts = (rest: readonly FilterNode[], found: Found): boolean => {
  if (rest.length === 0) return true;
  const doc = decoded(found);
  return rest.every((node) => matchesNode(node, doc));
};

function* source(collection: Collection, plan: Plan, rows: number, stats: ScanStats): Generator<Step> {
  switch (plan.kind) {
    case 'id': {
      const row = collection.idIndex.findRow(plan.key);
      stats.keys++;
      if (!row) return;
      stats.documents++;
      yield { record: row.record, bytes: row.doc };
      return;
    }
    case 'index':
      return yield* indexSource(plan, rows, stats);
    case 'collection':
      return yield* collectionSource(collection, plan.direction, rows, stats);
    case 'union':
      for (const part of plan.plans)
        for (const step of source(collection, part, rows, stats))
          if (step === pause || accepts(part.rest, step)) yield step;
  }
}

function* indexSource(plan: IndexPlan, firstChunk: number, stats: ScanStats): Generator<Step> {
  const ranges = plan.direction > 0 ? plan.bounds.ranges : [...plan.bounds.ranges].reverse();
  let rows = firstChunk;
  for (const range of ranges) {
    let after: IndexPosition | undefined;
    for (;;) {
      const chunk = plan.index.read(range, plan.direction, after, rows, chunkBytes);
      for (const { record, doc } of chunk.rows) {
        stats.keys++;
        stats.documents++;
        yield { record, bytes: doc };
      }
      if (chunk.last) break;
      after = plan.index.positionOf(chunk.rows.at(-1)!);
      rows = Math.min(rows * 2, mostRows);
      yield pause;
    }
  }
}

function* collectionSource(
  collection: Collection,
  direction: 1 | -1,
  firstChunk: number,
  stats: ScanStats,
): Generator<Step> {
  let after: number | undefined;
  let rows = firstChunk;
  for (;;) {
    const chunk = collection.read(direction, after, rows, chunkBytes);
    for (const { record, doc } of chunk) {
      stats.documents++;
      after = record;
      yield { record, bytes: doc };
    }
    if (chunk.length === 0) return;
    rows = Math.min(rows * 2, mostRows);
    yield pause;
  }
}
