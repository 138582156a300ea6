import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { withoutAmbient } from '../ambient/ambient.ts';
import { asBuffer } from '../bson/decode.ts';
import type { Doc } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import { documentKeys, valuesOfKey } from '../keys/index-keys.ts';
import type { KeyRange } from '../keys/range.ts';
import type { IndexSpec } from './index-spec.ts';

/** One entry of an index: its key, the record it points to, and the record's document when it was asked for. */
export interface IndexRow {
  key: Buffer;
  record: number;
  doc: Buffer;
}

/** Part of a range, and whether the range ends with it. */
export interface IndexChunk {
  rows: IndexRow[];
  last: boolean;
}

/** Where a scan stands: it goes on after this entry, whatever was written meanwhile. */
export interface IndexPosition {
  key: Buffer;
  record: number;
}

/** An index on disk: a table of (key, record) clustered in key order. */
export class IndexTable {
  readonly id: number;
  readonly spec: IndexSpec;
  /** Bit i is set once any document had an array in field i. */
  multikey: number;
  /** False while the index is being built: it is kept up by writes, but serves no query yet. */
  ready: boolean;
  /** Set when the index is gone; a scan that rests on it ends with an error instead of a wrong answer. */
  dropped = false;
  private readonly table: string;
  private readonly docs: string;
  private readonly db: DatabaseSync;
  private readonly statements = new Map<string, StatementSync>();

  constructor(db: DatabaseSync, id: number, docs: string, spec: IndexSpec, multikey: number, ready: boolean) {
    this.db = db;
    this.id = id;
    this.table = `index_${id}`;
    this.docs = docs;
    this.spec = spec;
    this.multikey = multikey;
    this.ready = ready;
  }

  create(): void {
    const primary = this.spec.unique ? 'PRIMARY KEY (k)' : 'PRIMARY KEY (k, r)';
    this.db.exec(
      `CREATE TABLE ${this.table} (k BLOB NOT NULL, r INTEGER NOT NULL, ${primary}) WITHOUT ROWID`,
    );
  }

  drop(): void {
    this.dropped = true;
    this.statements.clear();
    this.db.exec(`DROP TABLE ${this.table}`);
  }

  clear(): void {
    this.db.exec(`DELETE FROM ${this.table}`);
  }

  /** The keys under which this index holds a document, and whether arrays were met on the way. */
  keysOf(doc: Doc): { keys: readonly Buffer[]; multikey: number } {
    if (this.spec.partial && !withoutAmbient(() => this.spec.partial!.matches(doc))) return noKeys;
    const found = documentKeys(this.spec.fields, doc);
    return found.absent && this.spec.sparse ? noKeys : found;
  }

  /** @returns false when a unique index holds the key for another record. */
  add(key: Buffer, record: number): boolean {
    const insert = this.statement(`INSERT INTO ${this.table} (k, r) VALUES (?, ?) ON CONFLICT DO NOTHING`);
    if (Number(insert.run(key, record).changes) === 1) return true;
    return this.holds(key, record);
  }

  holds(key: Buffer, record: number): boolean {
    return this.statement(`SELECT r FROM ${this.table} WHERE k = ? AND r = ?`).get(key, record) !== undefined;
  }

  remove(key: Buffer, record: number): void {
    this.statement(`DELETE FROM ${this.table} WHERE k = ? AND r = ?`).run(key, record);
  }

  /** The record of a unique key. */
  find(key: Buffer): number | undefined {
    const row = this.statement(`SELECT r FROM ${this.table} WHERE k = ?`).get(key);
    return row === undefined ? undefined : Number(row['r']);
  }

  findRow(key: Buffer): { record: number; doc: Buffer } | undefined {
    const row = this.statement(
      `SELECT i.r AS r, d.doc AS doc FROM ${this.table} i CROSS JOIN ${this.docs} d ON d.rid = i.r WHERE i.k = ?`,
    ).get(key);
    return row && { record: Number(row['r']), doc: asBuffer(row['doc'] as Uint8Array) };
  }

  /** Up to `rows` entries or about `bytes` of documents of a range, in key order, after a position. */
  read(
    range: KeyRange,
    direction: 1 | -1,
    after: IndexPosition | undefined,
    rows: number,
    bytes: number,
  ): IndexChunk {
    if (this.dropped) throw new CommandError(175, `The index ${this.spec.name} was dropped during the query`);
    const [compare, order, bound] =
      direction > 0
        ? ['(i.k, i.r) > (?, ?) AND i.k < ?', 'i.k, i.r', range.to]
        : ['(i.k, i.r) < (?, ?) AND i.k >= ?', 'i.k DESC, i.r DESC', range.from];
    const statement = this.statement(
      `SELECT i.k, i.r, d.doc FROM ${this.table} i CROSS JOIN ${this.docs} d ON d.rid = i.r
       WHERE ${compare} ORDER BY ${order} LIMIT ?`,
    );
    const start = after ?? { key: direction > 0 ? range.from : range.to, record: -1 };
    return collect(statement, [start.key, start.record, bound, rows], bytes);
  }

  /** How many entries a range has, up to a bound. */
  count(range: KeyRange, bound: number): number {
    const row = this.statement(
      `SELECT count(*) AS n FROM (SELECT 1 FROM ${this.table} WHERE k >= ? AND k < ? LIMIT ?)`,
    ).get(range.from, range.to, bound);
    return Number(row?.['n']);
  }

  duplicate(namespace: string, doc: Doc, key: Buffer): CommandError {
    const values = valuesOfKey(this.spec.fields, doc, key);
    const keyValue = new Map(this.spec.fields.map((field, i) => [field.name, values[i] ?? null]));
    const shown = this.spec.fields.map((field, i) => `${field.name}: ${showValue(values[i])}`).join(', ');
    return new CommandError(
      11000,
      `E11000 duplicate key error collection: ${namespace} index: ${this.spec.name} dup key: { ${shown} }`,
      new Map<string, unknown>([
        ['keyPattern', this.spec.pattern],
        ['keyValue', keyValue],
      ]),
    );
  }

  private statement(sql: string): StatementSync {
    let statement = this.statements.get(sql);
    if (!statement) {
      statement = this.db.prepare(sql);
      if (sql.startsWith('SELECT i.k')) statement.setReturnArrays(true);
      this.statements.set(sql, statement);
    }
    return statement;
  }
}

const noKeys = { keys: [], multikey: 0 };

const showValue = (value: unknown): string => {
  if (value === undefined || value === null) return 'null';
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (value instanceof Map)
    return `{ ${Array.from(value, ([name, inner]) => `${name}: ${showValue(inner)}`).join(', ')} }`;
  if (Array.isArray(value)) return `[ ${value.map(showValue).join(', ')} ]`;
  const tag = (value as { _bsontype?: string })._bsontype;
  return tag === 'ObjectId' ? `ObjectId('${String(value)}')` : String(value);
};

/** Reads rows without leaving the statement open, whatever the number of bytes. */
const collect = (
  statement: StatementSync,
  parameters: [Buffer, number, Buffer, number],
  bytes: number,
): IndexChunk => {
  const rows: IndexRow[] = [];
  let size = 0;
  for (const row of statement.iterate(...parameters) as Iterable<unknown>) {
    const [key, record, doc] = row as [Uint8Array, number, Uint8Array];
    rows.push({ key: asBuffer(key), record, doc: asBuffer(doc) });
    size += doc.length;
    if (size >= bytes) break;
  }
  return { rows, last: rows.length < parameters[3] && size < bytes };
};
