import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { asBuffer, decode } from '../bson/decode.ts';
import type { Doc } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import { IndexTable } from './index-table.ts';

export interface Row {
  record: number;
  doc: Buffer;
}

/** What the catalog keeps of a collection. */
export interface CollectionInfo {
  id: number;
  database: string;
  name: string;
  uuid: Uint8Array;
}

/** One collection: documents by record number, in order of arrival, and their indexes. Index 0 is that of `_id`. */
export class Collection {
  readonly info: CollectionInfo;
  readonly namespace: string;
  readonly table: string;
  indexes: IndexTable[];
  /** Set when the collection is gone, or its changes were taken back; queries under way end with an error. */
  dropped = false;
  private readonly db: DatabaseSync;
  private readonly noteArrays: (index: IndexTable, multikey: number) => void;
  private readonly statements = new Map<string, StatementSync>();
  /** The number of the newest record there ever was; those that come later have greater ones. */
  lastRecord: number;
  private documents: number | undefined;

  constructor(
    db: DatabaseSync,
    info: CollectionInfo,
    indexes: IndexTable[],
    noteArrays: (index: IndexTable, multikey: number) => void,
  ) {
    this.db = db;
    this.info = info;
    this.namespace = `${info.database}.${info.name}`;
    this.table = tableOf(info.id);
    this.indexes = indexes;
    this.noteArrays = noteArrays;
    const row = this.statement(`SELECT max(rid) AS last FROM ${this.table}`).get();
    this.lastRecord = Number(row?.['last'] ?? 0);
  }

  get idIndex(): IndexTable {
    return this.indexes[0]!;
  }

  /** Adds a document to the table and to every index, or throws `DuplicateKey` and leaves nothing behind. */
  insert(bytes: Uint8Array, doc: Doc): number {
    const record = this.lastRecord + 1;
    this.addKeys(
      doc,
      record,
      this.indexes.map((index) => index.keysOf(doc)),
    );
    this.statement(`INSERT INTO ${this.table} (rid, doc) VALUES (?, ?)`).run(record, bytes);
    this.lastRecord = record;
    if (this.documents !== undefined) this.documents++;
    return record;
  }

  replace(record: number, before: Doc, bytes: Uint8Array, after: Doc): void {
    const changes = this.indexes.map((index) => keyChange(index, before, after));
    this.indexes.forEach((index, i) => changes[i]!.gone.forEach((key) => index.remove(key, record)));
    try {
      this.addKeys(
        after,
        record,
        changes.map((change) => ({ keys: change.fresh, multikey: change.multikey })),
      );
    } catch (error) {
      this.indexes.forEach((index, i) => changes[i]!.gone.forEach((key) => index.add(key, record)));
      throw error;
    }
    this.statement(`UPDATE ${this.table} SET doc = ? WHERE rid = ?`).run(bytes, record);
  }

  remove(record: number, doc: Doc): void {
    for (const index of this.indexes) index.keysOf(doc).keys.forEach((key) => index.remove(key, record));
    this.statement(`DELETE FROM ${this.table} WHERE rid = ?`).run(record);
    if (this.documents !== undefined) this.documents--;
  }

  get(record: number): Buffer | undefined {
    const row = this.statement(`SELECT doc FROM ${this.table} WHERE rid = ?`).get(record);
    return row && asBuffer(row['doc'] as Uint8Array);
  }

  /** Up to `rows` documents or about `bytes`, in order of arrival, after a record. */
  read(direction: 1 | -1, after: number | undefined, rows: number, bytes: number): Row[] {
    if (this.dropped)
      throw new CommandError(175, `The collection ${this.namespace} was dropped during the query`);
    const statement = this.statement(
      direction > 0
        ? `SELECT rid, doc FROM ${this.table} WHERE rid > ? ORDER BY rid LIMIT ?`
        : `SELECT rid, doc FROM ${this.table} WHERE rid < ? ORDER BY rid DESC LIMIT ?`,
    );
    const start = after ?? (direction > 0 ? -1 : Number.MAX_SAFE_INTEGER);
    const found: Row[] = [];
    let size = 0;
    for (const row of statement.iterate(start, rows) as Iterable<Record<string, unknown>>) {
      const doc = asBuffer(row['doc'] as Uint8Array);
      found.push({ record: Number(row['rid']), doc });
      size += doc.length;
      if (size >= bytes) break;
    }
    return found;
  }

  /** Removes every document; scans under way find nothing more. */
  clear(): void {
    for (const index of this.indexes) index.clear();
    this.db.exec(`DELETE FROM ${this.table}`);
    this.documents = 0;
  }

  /** Forgets the number of documents, to count again. */
  recount(): void {
    this.documents = undefined;
  }

  duplicateId(doc: Doc): CommandError {
    const [key] = this.idIndex.keysOf(doc).keys;
    return this.idIndex.duplicate(this.namespace, doc, key!);
  }

  /** The number of documents; counted once, then kept up. */
  count(): number {
    if (this.documents === undefined) {
      const row = this.db.prepare(`SELECT count(*) AS n FROM index_${this.idIndex.id}`).get();
      this.documents = Number(row?.['n']);
    }
    return this.documents;
  }

  /** The bytes of all documents. */
  dataSize(): number {
    const row = this.db.prepare(`SELECT total(length(doc)) AS n FROM ${this.table}`).get();
    return Number(row?.['n']);
  }

  decode(bytes: Buffer): Doc {
    return decode(bytes);
  }

  private addKeys(doc: Doc, record: number, entries: { keys: readonly Buffer[]; multikey: number }[]): void {
    const added: [IndexTable, Buffer][] = [];
    for (let i = 0; i < this.indexes.length; i++) {
      const index = this.indexes[i]!;
      const { keys, multikey } = entries[i]!;
      for (const key of keys) {
        if (index.add(key, record)) {
          added.push([index, key]);
          continue;
        }
        added.forEach(([holder, earlier]) => holder.remove(earlier, record));
        throw index.duplicate(this.namespace, doc, key);
      }
      if (multikey !== 0) this.noteArrays(index, multikey);
    }
  }

  private statement(sql: string): StatementSync {
    let statement = this.statements.get(sql);
    if (!statement) this.statements.set(sql, (statement = this.db.prepare(sql)));
    return statement;
  }
}

export const tableOf = (id: number): string => `docs_${id}`;

const keyChange = (
  index: IndexTable,
  before: Doc,
  after: Doc,
): { gone: Buffer[]; fresh: Buffer[]; multikey: number } => {
  const old = index.keysOf(before).keys;
  const { keys, multikey } = index.keysOf(after);
  const single = old.length === 1 && keys.length === 1;
  if (single && old[0]!.equals(keys[0]!)) return { gone: [], fresh: [], multikey };
  const held = new Set(old.map(text));
  const wanted = new Set(keys.map(text));
  return {
    gone: old.filter((key) => !wanted.has(text(key))),
    fresh: keys.filter((key) => !held.has(text(key))),
    multikey,
  };
};

const text = (key: Buffer): string => key.toString('latin1');
