import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { withoutAmbient } from '../ambient/ambient.ts';
import { asBuffer, decode } from '../bson/decode.ts';
import type { Doc } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import { documentKeys, valuesOfKey } from '../keys/index-keys.ts';
import type { KeyRange } from '../keys/range.ts';
import { fieldNames } from '../query/matcher.ts';
import { decisiveFields, textKeys } from '../text/text-keys.ts';
import type { IndexSpec } from './index-spec.ts';

/** One entry of an index: its key, the record it points to, and the record's document when it was asked for. */
export interface IndexRow {
  /** Undefined where the document tells it: in an index that has met no arrays. */
  key: Buffer | undefined;
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
  /** How many queries it has served, and since when that is counted. */
  uses = 0;
  readonly since = new Date();
  private readonly table: string;
  private readonly docs: string;
  private readonly db: DatabaseSync;
  private readonly statements = new Map<keyof typeof queries, StatementSync>();

  constructor(db: DatabaseSync, id: number, docs: string, spec: IndexSpec, multikey: number, ready: boolean) {
    this.db = db;
    this.id = id;
    this.table = `index_${id}`;
    this.docs = docs;
    this.spec = spec;
    this.multikey = multikey;
    this.ready = ready;
  }

  /** The top-level fields that decide about the keys of a document; undefined when any may. */
  get decisiveFields(): readonly string[] | undefined {
    const partial = this.spec.partial ? fieldNames(this.spec.partial.node) : [];
    if (this.spec.text) return partial && [...decisiveFields(this.spec.text), ...partial];
    return partial && [...this.spec.fields.map(({ path }) => path[0]!), ...partial];
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
    if (this.spec.text) return textKeys(doc, this.spec.text);
    const found = documentKeys(this.spec.fields, doc);
    return found.absent && this.spec.sparse ? noKeys : found;
  }

  /** @returns false when a unique index holds the key for another record. */
  add(key: Buffer, record: number): boolean {
    const insert = this.statement('add');
    if (Number(insert.run(key, record).changes) === 1) return true;
    return this.holds(key, record);
  }

  holds(key: Buffer, record: number): boolean {
    return this.statement('holds').get(key, record) !== undefined;
  }

  remove(key: Buffer, record: number): void {
    this.statement('remove').run(key, record);
  }

  /** The record of a unique key. */
  find(key: Buffer): number | undefined {
    const row = this.statement('find').get(key);
    return row === undefined ? undefined : Number(row['r']);
  }

  findRow(key: Buffer): { record: number; doc: Buffer } | undefined {
    const row = this.statement('findRow').get(key);
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
    const keyed = this.multikey !== 0;
    const statement = this.statement(
      direction > 0 ? (keyed ? 'forwardKeyed' : 'forward') : keyed ? 'backwardKeyed' : 'backward',
    );
    const bound = direction > 0 ? range.to : range.from;
    const start = after ?? { key: direction > 0 ? range.from : range.to, record: -1 };
    const found = statement.all(start.key, start.record, bound, rows) as unknown as FoundRow[];
    const taken = takeRows(found, bytes, (record) => this.document(record));
    return { rows: taken, last: found.length < rows && taken.length === found.length };
  }

  /** The position of an entry that was read, to go on after it. */
  positionOf({ key, record, doc }: IndexRow): IndexPosition {
    return { key: key ?? this.keysOf(decode(doc)).keys[0]!, record };
  }

  private document(record: number): Uint8Array {
    return this.statement('document').get(record)!['doc'] as Uint8Array;
  }

  /** How many entries a range has, up to a bound. */
  count(range: KeyRange, bound: number): number {
    const row = this.statement('count').get(range.from, range.to, bound);
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

  private statement(name: keyof typeof queries): StatementSync {
    let statement = this.statements.get(name);
    if (!statement) {
      statement = this.db.prepare(queries[name](this.table, this.docs));
      if (name.startsWith('forward') || name.startsWith('backward')) statement.setReturnArrays(true);
      this.statements.set(name, statement);
    }
    return statement;
  }
}

/** A document up to this size comes with its row; a larger one is fetched when its turn comes. */
const usualSize = 16_384;

const read = (index: string, docs: string, key: string, condition: string, order: string): string =>
  `SELECT i.r, CASE WHEN length(d.doc) <= ${usualSize} THEN d.doc END, ${key} FROM ${index} i CROSS JOIN ${docs} d ON d.rid = i.r
   WHERE ${condition} ORDER BY ${order} LIMIT ?`;

const after = '(i.k, i.r) > (?, ?) AND i.k < ?';
const before = '(i.k, i.r) < (?, ?) AND i.k >= ?';

/** The statements of an index, by its table and that of its documents. Their text is made once. */
const queries = {
  add: (index: string) => `INSERT INTO ${index} (k, r) VALUES (?, ?) ON CONFLICT DO NOTHING`,
  holds: (index: string) => `SELECT r FROM ${index} WHERE k = ? AND r = ?`,
  remove: (index: string) => `DELETE FROM ${index} WHERE k = ? AND r = ?`,
  find: (index: string) => `SELECT r FROM ${index} WHERE k = ?`,
  findRow: (index: string, docs: string) =>
    `SELECT i.r AS r, d.doc AS doc FROM ${index} i CROSS JOIN ${docs} d ON d.rid = i.r WHERE i.k = ?`,
  count: (index: string) =>
    `SELECT count(*) AS n FROM (SELECT 1 FROM ${index} WHERE k >= ? AND k < ? LIMIT ?)`,
  document: (_: string, docs: string) => `SELECT doc FROM ${docs} WHERE rid = ?`,
  forward: (index: string, docs: string) => read(index, docs, 'NULL', after, 'i.k, i.r'),
  forwardKeyed: (index: string, docs: string) => read(index, docs, 'i.k', after, 'i.k, i.r'),
  backward: (index: string, docs: string) => read(index, docs, 'NULL', before, 'i.k DESC, i.r DESC'),
  backwardKeyed: (index: string, docs: string) => read(index, docs, 'i.k', before, 'i.k DESC, i.r DESC'),
} as const;

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

/** A row as the storage gives it; its document is null when it is a large one. */
type FoundRow = [record: number, doc: Uint8Array | null, key: Uint8Array | null];

/** Rows with their documents, up to about `bytes`, so that what is in memory has a bound. */
const takeRows = (
  found: readonly FoundRow[],
  bytes: number,
  document: (record: number) => Uint8Array,
): IndexRow[] => {
  const rows: IndexRow[] = [];
  let size = 0;
  for (const [record, usual, key] of found) {
    const doc = asBuffer(usual ?? document(record));
    rows.push({ key: key ? asBuffer(key) : undefined, record, doc });
    size += doc.length;
    if (size >= bytes) break;
  }
  return rows;
};
