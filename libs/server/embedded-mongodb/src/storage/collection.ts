import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { asBuffer, decode } from '../bson/decode.ts';
import { decodeFields, WantedFields } from '../bson/decode-fields.ts';
import type { Doc } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import { IndexTable } from './index-table.ts';
import type { WordIndex } from '../words/word-index.ts';

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
  wordIndexes: WordIndex[] = [];
  /** What it was made with, such as a validator. */
  options: Doc = new Map();
  /** Set when the collection is gone, or its changes were taken back; queries under way end with an error. */
  dropped = false;
  private readonly db: DatabaseSync;
  private readonly noteArrays: (index: IndexTable, multikey: number) => void;
  private readonly statements = new Map<keyof typeof queries, StatementSync>();
  /** The number of the newest record there ever was; those that come later have greater ones. */
  lastRecord: number;
  private documents: number | undefined;
  /** The fields that the keys of `wantedOf` are made of. */
  private wanted: WantedFields | undefined;
  private wantedOf: IndexTable[] | undefined;

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
    const row = db.prepare(`SELECT max(rid) AS last FROM ${this.table}`).get();
    this.lastRecord = Number(row?.['last'] ?? 0);
  }

  /**
   * As much of a document as its keys are made of, and its `_id`; all of its bytes are checked. Most of what a
   * document costs on its way in would be decoding fields that nobody looks at.
   */
  decodeKeyFields(bytes: Buffer): Doc {
    if (this.wantedOf !== this.indexes) {
      this.wantedOf = this.indexes;
      this.wanted = wantedFields(this.indexes);
    }
    return this.wanted ? decodeFields(bytes, this.wanted) : decode(bytes);
  }

  get idIndex(): IndexTable {
    return this.indexes[0]!;
  }

  /**
   * Adds a document to the table and to every index, or throws `DuplicateKey` and leaves nothing behind.
   * @param doc the document, or what `decodeKeyFields` gave.
   */
  insert(bytes: Uint8Array, doc: Doc): number {
    const record = this.lastRecord + 1;
    this.addKeys(
      doc,
      record,
      this.indexes.map((index) => index.keysOf(doc)),
    );
    this.statement('insert').run(record, bytes);
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
    for (const index of this.wordIndexes) index.replace(before, after, record);
    this.statement('update').run(bytes, record);
  }

  remove(record: number, doc: Doc): void {
    for (const index of this.indexes) index.keysOf(doc).keys.forEach((key) => index.remove(key, record));
    for (const index of this.wordIndexes) index.remove(doc, record);
    this.statement('remove').run(record);
    if (this.documents !== undefined) this.documents--;
  }

  get(record: number): Buffer | undefined {
    const row = this.statement('get').get(record);
    return row && asBuffer(row['doc'] as Uint8Array);
  }

  /** Up to `rows` documents or about `bytes`, in order of arrival, after a record. */
  read(direction: 1 | -1, after: number | undefined, rows: number, bytes: number): Row[] {
    if (this.dropped)
      throw new CommandError(175, `The collection ${this.namespace} was dropped during the query`);
    const statement = this.statement(direction > 0 ? 'forward' : 'backward');
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
    for (const index of [...this.indexes, ...this.wordIndexes]) index.clear();
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

  private statement(name: keyof typeof queries): StatementSync {
    let statement = this.statements.get(name);
    if (!statement) this.statements.set(name, (statement = this.db.prepare(queries[name](this.table))));
    return statement;
  }
}

/** The statements of a collection, by its table. Their text is made once. */
const queries = {
  insert: (table: string) => `INSERT INTO ${table} (rid, doc) VALUES (?, ?)`,
  update: (table: string) => `UPDATE ${table} SET doc = ? WHERE rid = ?`,
  remove: (table: string) => `DELETE FROM ${table} WHERE rid = ?`,
  get: (table: string) => `SELECT doc FROM ${table} WHERE rid = ?`,
  forward: (table: string) => `SELECT rid, doc FROM ${table} WHERE rid > ? ORDER BY rid LIMIT ?`,
  backward: (table: string) => `SELECT rid, doc FROM ${table} WHERE rid < ? ORDER BY rid DESC LIMIT ?`,
} as const;

const wantedFields = (indexes: readonly IndexTable[]): WantedFields | undefined => {
  const names = indexes.map((index) => index.decisiveFields);
  return names.includes(undefined)
    ? undefined
    : new WantedFields(['_id', ...names.flatMap((some) => some ?? [])]);
};

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
