import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { withoutAmbient } from '../ambient/ambient.ts';
import { isArray, isDoc, isObjectId, type Doc, type Value } from '../bson/values.ts';
import { wordsOf } from './analyse.ts';
import { spansBetween } from './months.ts';
import { tagsOf, tagTerm } from './tags.ts';
import type { WordSpec } from './word-spec.ts';

/** What is looked for in one scope. All words begin words of the text; of each tag one of the values is there. */
export interface WordQuery {
  words: readonly string[];
  tags: readonly { field: string; values: readonly Value[] }[];
  /** Dates from one on and before another, to the month. */
  times: readonly { field: string; from: Date; to: Date }[];
}

/**
 * Words on disk, in SQLite's FTS5. A word is stored behind its scope, as one term, so that a search reads what its
 * own scopes hold and nothing else, however much there is beside them. Positions are not kept.
 *
 * New documents wait: they are added some at a time, up to `mark`, by the server's chore or by the search that
 * needs them. What is in here already and changes or goes is taken out in the transaction of that change, and
 * `secure-delete` takes its letters out of the file.
 */
export class WordIndex {
  readonly id: number;
  readonly spec: WordSpec;
  /** The newest record that is in here, if it belongs here. */
  mark: number;
  private readonly table: string;
  private readonly db: DatabaseSync;
  private readonly statements = new Map<string, StatementSync>();

  constructor(db: DatabaseSync, id: number, spec: WordSpec, mark: number) {
    this.db = db;
    this.id = id;
    this.spec = spec;
    this.mark = mark;
    this.table = `words_${id}`;
  }

  create(): void {
    this.db.exec(
      `CREATE VIRTUAL TABLE ${this.table} USING fts5(w, content='', detail=none, columnsize=0, tokenize='ascii')`,
    );
    this.db.exec(`INSERT INTO ${this.table} (${this.table}, rank) VALUES ('secure-delete', 1)`);
  }

  drop(): void {
    this.statements.clear();
    this.db.exec(`DROP TABLE ${this.table}`);
  }

  clear(): void {
    this.db.exec(`INSERT INTO ${this.table} (${this.table}) VALUES ('delete-all')`);
  }

  /** Everything under which a document is found, as one text of terms; empty when it does not belong here. */
  termsOf(doc: Doc): string {
    const scope = doc.get(this.spec.scope);
    if (!isObjectId(scope)) return '';
    if (this.spec.partial && !withoutAmbient(() => this.spec.partial!.matches(doc))) return '';
    const prefix = scope.toHexString();
    const words = wordsOf(this.spec.text.flatMap((path) => textsAt(doc, path.split('.'))).join('\n'));
    const tags = this.spec.tags.flatMap((field, i) => tagsOf(doc.get(field)).map((tag) => tagTerm(i, tag)));
    return [...words, ...new Set(tags)].map((term) => prefix + term).join(' ');
  }

  add(doc: Doc, record: number): void {
    const terms = this.termsOf(doc);
    if (terms !== '') this.statement(`INSERT INTO ${this.table} (rowid, w) VALUES (?, ?)`).run(record, terms);
  }

  replace(before: Doc, after: Doc, record: number): void {
    if (record > this.mark || this.termsOf(before) === this.termsOf(after)) return;
    this.remove(before, record);
    this.add(after, record);
  }

  remove(doc: Doc, record: number): void {
    const terms = record > this.mark ? '' : this.termsOf(doc);
    if (terms === '') return;
    this.statement(`INSERT INTO ${this.table} (${this.table}, rowid, w) VALUES ('delete', ?, ?)`).run(
      record,
      terms,
    );
  }

  /** Up to `limit` records of a scope from `from` on and before `before`, newest first. */
  find(scope: string, query: WordQuery, from: number, before: number, limit: number): number[] {
    const rows = this.statement(
      `SELECT rowid FROM ${this.table} WHERE ${this.table} MATCH ? AND rowid >= ? AND rowid < ?
       ORDER BY rowid DESC LIMIT ?`,
    ).all(this.expression(scope, query), BigInt(from), BigInt(before), limit);
    return rows.map((row) => Number(row['rowid']));
  }

  /** How many pairs of term and document are held. */
  size(): number {
    this.db.exec(`CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, ${this.table}, row)`);
    try {
      return Number(this.db.prepare('SELECT total(doc) AS n FROM temp.vocabulary').get()?.['n']);
    } finally {
      this.db.exec('DROP TABLE temp.vocabulary');
    }
  }

  /** Words are letters and digits, tags are hexadecimal: nothing in here needs escaping. */
  private expression(scope: string, { words, tags, times }: WordQuery): string {
    const anyOf = (field: string, wanted: readonly string[]): string => {
      const place = this.spec.tags.indexOf(field);
      return `(${wanted.map((tag) => `"${scope}${tagTerm(place, tag)}"`).join(' OR ')})`;
    };
    return [
      ...words.map((word) => `"${scope}${word}"*`),
      ...tags.map(({ field, values }) => anyOf(field, values.flatMap(tagsOf))),
      ...times.map(({ field, from, to }) => anyOf(field, spansBetween(from, to))),
    ].join(' AND ');
  }

  private statement(sql: string): StatementSync {
    let statement = this.statements.get(sql);
    if (!statement) this.statements.set(sql, (statement = this.db.prepare(sql)));
    return statement;
  }
}

/** The strings at the end of a path, of each element where it leads through an array. */
const textsAt = (value: Value | undefined, path: readonly string[]): string[] => {
  if (isArray(value)) return value.flatMap((element) => textsAt(element, path));
  const [step, ...rest] = path;
  if (step === undefined) return typeof value === 'string' ? [value] : [];
  return isDoc(value) ? textsAt(value.get(step), rest) : [];
};
