import { Int32 } from 'bson';
import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { decode } from '../bson/decode.ts';
import { encode } from '../bson/encode.ts';
import type { Doc, Value } from '../bson/values.ts';
import { Collection, tableOf, type CollectionInfo } from './collection.ts';
import { parseIndexSpec, type IndexSpec } from './index-spec.ts';
import { IndexTable } from './index-table.ts';
import { checkNamespace } from './namespace.ts';
import { OptionsCatalog } from './options-catalog.ts';
import { WordCatalog } from './word-catalog.ts';

/** The collections of one file, and the transaction that all writes of a moment share. */
export class Store {
  readonly db: DatabaseSync;
  readonly words: WordCatalog;
  private readonly options: OptionsCatalog;
  private collections = new Map<string, Collection>();
  private open = false;
  /** True while a rollback is owed: what is in memory may not be what is in the file. */
  stale = false;
  /** Indexes whose build was cut off; they go with the next change. */
  private unfinished: { id: number }[] = [];

  constructor(db: DatabaseSync) {
    this.db = db;
    this.words = new WordCatalog(db);
    this.options = new OptionsCatalog(db);
    this.reload();
  }

  /** True while there are changes that are not yet on disk. */
  get dirty(): boolean {
    return this.open;
  }

  /** What a table takes up on the disk. */
  bytesOf(table: string): number {
    const row = this.db
      .prepare('SELECT sum(pgsize) AS n FROM dbstat WHERE name = ? AND aggregate = 1')
      .get(table);
    return Number(row?.['n'] ?? 0);
  }

  /** Every change calls this first; the transaction begins with the first change of a batch. */
  willWrite(): void {
    if (this.open) return;
    this.db.exec('BEGIN IMMEDIATE');
    this.open = true;
    for (const { id } of this.unfinished.splice(0)) {
      this.db.exec(`DROP TABLE IF EXISTS index_${id}`);
      this.db.prepare('DELETE FROM indexes WHERE id = ?').run(id);
    }
  }

  /** Returns when the changes are on disk. */
  commit(): void {
    if (!this.open) return;
    this.db.exec('COMMIT');
    this.open = false;
  }

  /** Runs changes of documents that are made all or not at all; it must not yield. */
  atomically(work: () => void): void {
    this.db.exec('SAVEPOINT atomic');
    try {
      work();
    } catch (error) {
      this.db.exec('ROLLBACK TO atomic');
      this.db.exec('RELEASE atomic');
      this.afterPartialRollback();
      throw error;
    }
    this.db.exec('RELEASE atomic');
  }

  /** Counts may be wrong now; and what memory knows of arrays, the file has to know as well. */
  private afterPartialRollback(): void {
    const note = this.db.prepare('UPDATE indexes SET multikey = ? WHERE id = ?');
    for (const collection of this.all()) {
      collection.recount();
      for (const index of collection.indexes) if (index.multikey !== 0) note.run(index.multikey, index.id);
    }
  }

  /** Takes back all changes since the last commit, in memory as well. When it throws, it has to be tried again. */
  rollback(): void {
    this.stale = true;
    this.open = false;
    if (this.db.isTransaction) this.db.exec('ROLLBACK');
    this.reload();
    this.stale = false;
  }

  collection(database: string, name: string): Collection | undefined {
    return this.collections.get(`${database}.${name}`);
  }

  collectionsOf(database: string): Collection[] {
    return this.all().filter((collection) => collection.info.database === database);
  }

  all(): Collection[] {
    return [...this.collections.values()];
  }

  /** The collection, made if it is not there, as MongoDB does on first write. */
  ensure(database: string, name: string): Collection {
    return this.collection(database, name) ?? this.create(database, name);
  }

  create(database: string, name: string): Collection {
    checkNamespace(database, name);
    this.willWrite();
    const uuid = randomBytes(16);
    uuid[6] = (uuid[6]! & 0x0f) | 0x40;
    uuid[8] = (uuid[8]! & 0x3f) | 0x80;
    const { lastInsertRowid } = this.db
      .prepare('INSERT INTO collections (database, name, uuid) VALUES (?, ?, ?)')
      .run(database, name, uuid);
    const info = { id: Number(lastInsertRowid), database, name, uuid };
    this.db.exec(`CREATE TABLE ${tableOf(info.id)} (rid INTEGER PRIMARY KEY, doc BLOB NOT NULL)`);
    const collection = this.assemble(info, []);
    this.collections.set(collection.namespace, collection);
    this.addIndex(
      collection,
      parseIndexSpec(
        new Map<string, Value>([
          ['key', idPattern],
          ['name', '_id_'],
        ]),
      ),
      true,
    );
    return collection;
  }

  drop(collection: Collection): void {
    this.willWrite();
    collection.dropped = true;
    for (const index of collection.indexes) index.drop();
    for (const index of collection.wordIndexes) this.words.remove(index);
    this.db.exec(`DROP TABLE ${collection.table}`);
    this.db.prepare('DELETE FROM indexes WHERE collection = ?').run(collection.info.id);
    this.db.prepare('DELETE FROM collections WHERE id = ?').run(collection.info.id);
    this.options.remove(collection.info.id);
    this.collections.delete(collection.namespace);
  }

  rename(collection: Collection, database: string, name: string): void {
    checkNamespace(database, name);
    this.willWrite();
    const { id, uuid } = collection.info;
    this.db.prepare('UPDATE collections SET database = ?, name = ? WHERE id = ?').run(database, name, id);
    this.collections.delete(collection.namespace);
    collection.dropped = true;
    const renamed = this.assemble({ id, uuid, database, name }, collection.indexes);
    renamed.wordIndexes = collection.wordIndexes;
    renamed.options = collection.options;
    this.collections.set(renamed.namespace, renamed);
  }

  setOptions(collection: Collection, options: Doc): void {
    this.willWrite();
    this.options.put(collection.info.id, options);
    collection.options = options;
  }

  /** Adds an empty index; unless it is ready, a build has to fill it and call `indexReady`. */
  addIndex(collection: Collection, spec: IndexSpec, ready: boolean): IndexTable {
    this.willWrite();
    const { lastInsertRowid } = this.db
      .prepare('INSERT INTO indexes (collection, spec, multikey, ready) VALUES (?, ?, 0, ?)')
      .run(collection.info.id, encode(spec.doc), ready ? 1 : 0);
    const index = new IndexTable(this.db, Number(lastInsertRowid), collection.table, spec, 0, ready);
    index.create();
    collection.indexes = [...collection.indexes, index];
    return index;
  }

  indexReady(index: IndexTable): void {
    this.willWrite();
    this.db.prepare('UPDATE indexes SET ready = 1 WHERE id = ?').run(index.id);
    index.ready = true;
  }

  dropIndex(collection: Collection, index: IndexTable): void {
    this.willWrite();
    index.drop();
    this.db.prepare('DELETE FROM indexes WHERE id = ?').run(index.id);
    collection.indexes = collection.indexes.filter((other) => other !== index);
  }

  /** Changes the stored options of an index in place, such as the seconds of a TTL. */
  replaceSpec(collection: Collection, index: IndexTable, source: Doc): void {
    const spec = parseIndexSpec(source);
    this.willWrite();
    this.db.prepare('UPDATE indexes SET spec = ? WHERE id = ?').run(encode(spec.doc), index.id);
    const changed = new IndexTable(this.db, index.id, collection.table, spec, index.multikey, index.ready);
    collection.indexes = collection.indexes.map((other) => (other === index ? changed : other));
  }

  /** Writes down that arrays were met in fields of an index, if that is new. */
  noteArrays(index: IndexTable, multikey: number): void {
    if ((index.multikey | multikey) === index.multikey) return;
    index.multikey |= multikey;
    this.db.prepare('UPDATE indexes SET multikey = ? WHERE id = ?').run(index.multikey, index.id);
  }

  private reload(): void {
    for (const collection of this.collections.values()) {
      collection.dropped = true;
      collection.indexes.forEach((index) => (index.dropped = true));
    }
    this.unfinished = this.db.prepare('SELECT id FROM indexes WHERE ready = 0').all() as unknown as {
      id: number;
    }[];
    this.collections = new Map();
    for (const row of this.db.prepare('SELECT id, database, name, uuid FROM collections ORDER BY id').all()) {
      const info = row as unknown as CollectionInfo;
      const collection = this.assemble(info, this.loadIndexes(info.id));
      collection.options = this.options.load(info.id);
      collection.wordIndexes = this.words.load(info.id, collection.lastRecord);
      this.collections.set(collection.namespace, collection);
    }
  }

  private loadIndexes(collection: number): IndexTable[] {
    const rows = this.db
      .prepare('SELECT id, spec, multikey, ready FROM indexes WHERE collection = ? AND ready = 1 ORDER BY id')
      .all(collection) as unknown as { id: number; spec: Uint8Array; multikey: number; ready: number }[];
    return rows.map(({ id, spec, multikey, ready }) => {
      const parsed = parseIndexSpec(decode(spec));
      return new IndexTable(this.db, id, tableOf(collection), parsed, multikey, ready === 1);
    });
  }

  private assemble(info: CollectionInfo, indexes: IndexTable[]): Collection {
    return new Collection(this.db, info, indexes, (index, multikey) => this.noteArrays(index, multikey));
  }
}

const idPattern: Doc = new Map([['_id', new Int32(1)]]);
