import type { DatabaseSync } from 'node:sqlite';
import { decode } from '../bson/decode.ts';
import { encode } from '../bson/encode.ts';
import type { Doc } from '../bson/values.ts';
import { raiseFormat } from './open.ts';

/** Format of a file in which a collection has options: a server that knows none of them would not keep to them. */
const format = 3;

/** What the file says of the options of its collections; its table is made with the first of them. */
export class OptionsCatalog {
  private readonly db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.db = db;
  }

  load(collection: number): Doc {
    if (!this.isThere()) return new Map();
    const row = this.db
      .prepare('SELECT options FROM collection_options WHERE collection = ?')
      .get(collection);
    return row ? decode(row['options'] as Uint8Array) : new Map();
  }

  put(collection: number, options: Doc): void {
    if (!this.isThere()) {
      this.db.exec('CREATE TABLE collection_options (collection INTEGER PRIMARY KEY, options BLOB NOT NULL)');
      raiseFormat(this.db, format);
    }
    this.db
      .prepare('INSERT OR REPLACE INTO collection_options (collection, options) VALUES (?, ?)')
      .run(collection, encode(options));
  }

  remove(collection: number): void {
    if (this.isThere())
      this.db.prepare('DELETE FROM collection_options WHERE collection = ?').run(collection);
  }

  private isThere(): boolean {
    return (
      this.db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'collection_options'").get() !== undefined
    );
  }
}
