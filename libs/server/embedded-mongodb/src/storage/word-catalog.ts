import type { DatabaseSync } from 'node:sqlite';
import { decode } from '../bson/decode.ts';
import { encode } from '../bson/encode.ts';
import type { Collection } from './collection.ts';
import { raiseFormat } from './open.ts';
import { WordIndex } from '../words/word-index.ts';
import { parseWordSpec, type WordSpec } from '../words/word-spec.ts';

/** Format of a file that has word indexes. */
const format = 2;

/** What the file says of its word indexes; its table is made with the first of them. */
export class WordCatalog {
  private readonly db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.db = db;
  }

  /** @param lastRecord of the collection: numbers past it will be given again. */
  load(collection: number, lastRecord: number): WordIndex[] {
    if (!this.isThere()) return [];
    const rows = this.db
      .prepare('SELECT id, spec, mark FROM word_indexes WHERE collection = ? ORDER BY id')
      .all(collection) as unknown as { id: number; spec: Uint8Array; mark: number }[];
    return rows.map(
      ({ id, spec, mark }) =>
        new WordIndex(this.db, id, parseWordSpec(decode(spec)), Math.min(mark, lastRecord)),
    );
  }

  /** Adds an empty word index, in the place of one of that name; documents come to it as they are caught up with. */
  put(collection: Collection, spec: WordSpec): void {
    const former = collection.wordIndexes.find((index) => index.spec.name === spec.name);
    if (former) this.remove(former);
    const index = this.add(collection.info.id, spec);
    collection.wordIndexes = [...collection.wordIndexes.filter((other) => other !== former), index];
  }

  private add(collection: number, spec: WordSpec): WordIndex {
    if (!this.isThere()) {
      this.db.exec(`CREATE TABLE word_indexes (id INTEGER PRIMARY KEY AUTOINCREMENT,
        collection INTEGER NOT NULL REFERENCES collections (id), spec BLOB NOT NULL, mark INTEGER NOT NULL)`);
      raiseFormat(this.db, format);
    }
    const { lastInsertRowid } = this.db
      .prepare('INSERT INTO word_indexes (collection, spec, mark) VALUES (?, ?, 0)')
      .run(collection, encode(spec.doc));
    const index = new WordIndex(this.db, Number(lastInsertRowid), spec, 0);
    index.create();
    return index;
  }

  remove(index: WordIndex): void {
    index.drop();
    this.db.prepare('DELETE FROM word_indexes WHERE id = ?').run(index.id);
  }

  /** Writes down how far a word index has come. */
  mark(index: WordIndex, mark: number): void {
    index.mark = mark;
    this.db.prepare('UPDATE word_indexes SET mark = ? WHERE id = ?').run(mark, index.id);
  }

  private isThere(): boolean {
    return this.db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'word_indexes'").get() !== undefined;
  }
}
