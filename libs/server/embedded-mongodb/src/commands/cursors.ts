import { Long } from 'bson';
import { randomBytes } from 'node:crypto';
import { keepAmbient } from '../ambient/ambient.ts';
import { CommandError } from '../errors.ts';
import { pause } from '../query/scan.ts';
import type { BatchReply } from '../wire/reply.ts';
import { checkDeadline } from './generic-fields.ts';

/** The documents of an answer, encoded. */
export type Documents = Generator<Buffer | typeof pause>;

export interface Cursor {
  id: Long;
  namespace: string;
  session: string | undefined;
  documents: Documents;
  /** A document that did not fit into the last batch. */
  ahead: Buffer | undefined;
  lastUsed: number;
  busy: boolean;
  /** Never ends by itself (`noCursorTimeout`), only with its session. */
  lasting: boolean;
}

const idleMilliseconds = 10 * 60_000;
const mostCursors = 10_000;
const batchBytes = 16 * 1024 * 1024;
/** MongoDB's first batch when none is asked for. */
export const firstBatchSize = 101;

/** Cursors that wait for `getMore`. An idle one ends after ten minutes, or with its session. */
export class Cursors {
  private readonly open = new Map<string, Cursor>();

  get size(): number {
    return this.open.size;
  }

  /** Fills the first batch; what remains, if anything, is kept for `getMore`. */
  *first(
    documents: Documents,
    namespace: string,
    session: string | undefined,
    batchSize: number,
    single: boolean,
    deadline: number,
    lasting = false,
  ): Generator<void, BatchReply> {
    const cursor: Cursor = {
      id: Long.ZERO,
      namespace,
      session,
      documents: keepAmbient(documents),
      ahead: undefined,
      lastUsed: performance.now(),
      busy: false,
      lasting,
    };
    const docs = yield* fill(cursor, batchSize, deadline);
    const finished = docs.finished || single;
    if (!finished) this.keep(cursor);
    return { field: 'firstBatch', docs: docs.batch, cursor: cursor.id, namespace };
  }

  *next(
    id: Long,
    namespace: string,
    session: string | undefined,
    batchSize: number,
    deadline: number,
  ): Generator<void, BatchReply> {
    const cursor = this.open.get(id.toString());
    if (!cursor) throw new CommandError(43, `cursor id ${id.toString()} not found`);
    if (cursor.namespace !== namespace) {
      throw new CommandError(
        13,
        `Requested getMore on namespace '${namespace}', but the cursor belongs to a different one`,
      );
    }
    if (cursor.session !== session) throw new CommandError(13, 'The cursor was created in another session');
    if (cursor.busy) throw new CommandError(292, `cursor id ${id.toString()} is already in use`);
    cursor.busy = true;
    let more = false;
    try {
      const docs = yield* fill(cursor, batchSize, deadline);
      more = !docs.finished;
      return { field: 'nextBatch', docs: docs.batch, cursor: more ? cursor.id : Long.ZERO, namespace };
    } finally {
      cursor.busy = false;
      cursor.lastUsed = performance.now();
      if (!more) this.open.delete(id.toString());
    }
  }

  /** @returns false when there is no such cursor in the namespace. */
  kill(id: Long, namespace: string): boolean {
    const cursor = this.open.get(id.toString());
    return cursor?.namespace === namespace && this.open.delete(id.toString());
  }

  killSession(session: string): void {
    for (const [id, cursor] of this.open) if (cursor.session === session) this.open.delete(id);
  }

  /** Ends what was not used for long. */
  sweep(now: number): void {
    for (const [id, cursor] of this.open) {
      if (!cursor.busy && !cursor.lasting && now - cursor.lastUsed > idleMilliseconds) this.open.delete(id);
    }
  }

  private keep(cursor: Cursor): void {
    if (this.open.size >= mostCursors)
      throw new CommandError(96, `More than ${mostCursors} cursors are open`);
    do {
      cursor.id = Long.fromBigInt(randomBytes(8).readBigInt64LE() & 0x7fffffffffffffffn);
    } while (cursor.id.isZero() || this.open.has(cursor.id.toString()));
    this.open.set(cursor.id.toString(), cursor);
  }
}

/** Up to `size` documents and 16 MB, but one document at least. */
function* fill(
  cursor: Cursor,
  size: number,
  deadline: number,
): Generator<void, { batch: Buffer[]; finished: boolean }> {
  const batch: Buffer[] = [];
  let bytes = 0;
  const take = (doc: Buffer): boolean => {
    if (batch.length >= size || (batch.length > 0 && bytes + doc.length > batchBytes)) {
      cursor.ahead = doc;
      return false;
    }
    batch.push(doc);
    bytes += doc.length;
    return true;
  };
  const ahead = cursor.ahead;
  cursor.ahead = undefined;
  if (ahead && !take(ahead)) return { batch, finished: false };
  for (;;) {
    if (size === 0) return { batch, finished: false };
    const { done, value } = cursor.documents.next();
    if (done) return { batch, finished: true };
    if (value === pause) {
      checkDeadline(deadline);
      yield;
    } else if (!take(value)) {
      return { batch, finished: false };
    }
  }
}
