import { DatabaseSync } from 'node:sqlite';
import { existsSync } from 'node:fs';
import { decode } from '../bson/decode.ts';
import type { Collection } from '../storage/collection.ts';
import type { IndexTable } from '../storage/index-table.ts';
import { StartError } from '../storage/open.ts';
import { Store } from '../storage/store.ts';
import type { WordIndex } from '../words/word-index.ts';

/** What a database file holds, and what is wrong with it. */
export interface Verdict {
  collections: number;
  documents: number;
  indexEntries: number;
  /** One sentence for each fault; empty when the file is sound. */
  faults: string[];
}

const mostFaults = 100;
const rowsPerRead = 512;
const bytesPerRead = 4 << 20;

/**
 * Reads a whole file, in use or not, as of one moment: the pages, every document, and for every index that
 * it holds exactly the keys of the documents.
 */
export const verifyFile = (path: string): Verdict => {
  if (!existsSync(path)) throw new StartError(`There is no file ${path}.`);
  try {
    const db = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
    try {
      db.exec('BEGIN');
      return verifyStore(new Store(db));
    } finally {
      db.close();
    }
  } catch (error) {
    const fault = `The file cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    return { collections: 0, documents: 0, indexEntries: 0, faults: [fault] };
  }
};

/** Checks everything that a store holds. */
export const verifyStore = (store: Store): Verdict => {
  const verdict: Verdict = { collections: 0, documents: 0, indexEntries: 0, faults: [] };
  for (const row of store.db.prepare('PRAGMA integrity_check(100)').all()) {
    const fault = String(Object.values(row)[0]);
    if (fault !== 'ok') verdict.faults.push(fault);
  }
  for (const collection of store.all()) {
    verdict.collections++;
    addVerdict(verdict, collection.namespace, verifyCollection(store.db, collection));
  }
  return verdict;
};

/** What one collection holds, and what is wrong with it. */
export interface CollectionVerdict {
  documents: number;
  keysPerIndex: ReadonlyMap<string, number>;
  wordEntries: number;
  unreadable: number;
  faults: readonly string[];
}

const addVerdict = (verdict: Verdict, namespace: string, found: CollectionVerdict): void => {
  verdict.documents += found.documents;
  verdict.indexEntries += [...found.keysPerIndex.values()].reduce((sum, n) => sum + n, found.wordEntries);
  const faults = found.faults.map((fault) => `${namespace}: ${fault}`);
  verdict.faults.push(...faults.slice(0, Math.max(0, mostFaults - verdict.faults.length)));
};

/** Checks one collection. */
export const verifyCollection = (db: DatabaseSync, collection: Collection): CollectionVerdict => {
  const steps = verifyCollectionSteps(db, collection);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
};

/** Checks one collection in steps, between which nothing of it may change. */
export function* verifyCollectionSteps(
  db: DatabaseSync,
  collection: Collection,
): Generator<void, CollectionVerdict> {
  const expected = new Map<IndexTable, number>(collection.indexes.map((index) => [index, 0]));
  const words = new Map<WordIndex, number>(collection.wordIndexes.map((index) => [index, 0]));
  const faults: string[] = [];
  const blame = (fault: string): void => {
    if (faults.length < mostFaults) faults.push(fault);
  };
  let [documents, unreadable, wordEntries] = [0, 0, 0];
  let after: number | undefined;
  for (;;) {
    const rows = collection.read(1, after, rowsPerRead, bytesPerRead);
    if (rows.length === 0) break;
    for (const { record, doc } of rows) {
      documents++;
      if (!verifyDocument(collection, record, doc, expected, blame)) unreadable++;
      else countWords(record, doc, words);
    }
    after = rows.at(-1)!.record;
    yield;
  }
  const keysPerIndex = new Map<string, number>();
  for (const [index, count] of expected) {
    const held = Number(db.prepare(`SELECT count(*) AS n FROM index_${index.id}`).get()?.['n']);
    keysPerIndex.set(index.spec.name, held);
    if (held !== count) blame(`index ${index.spec.name} holds ${held} entries instead of ${count}`);
  }
  for (const [index, count] of words) {
    const held = index.size();
    wordEntries += held;
    if (held !== count) blame(`word index ${index.spec.name} holds ${held} entries instead of ${count}`);
  }
  return { documents, keysPerIndex, wordEntries, unreadable, faults };
}

/** The file of a store as of this moment, to read in peace; undefined where there is no file. */
export const snapshotOf = (store: Store): { store: Store; close(): void } | undefined => {
  const path = store.db.location();
  if (path === null) return undefined;
  const db = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
  db.exec('BEGIN');
  return { store: new Store(db), close: () => db.close() };
};

/** The pages of a word index SQLite checks itself; here is counted what has to be in them. */
const countWords = (record: number, bytes: Buffer, words: Map<WordIndex, number>): void => {
  for (const [index, count] of words) {
    const terms = record > index.mark ? '' : index.termsOf(decode(bytes));
    if (terms !== '') words.set(index, count + terms.split(' ').length);
  }
};

const verifyDocument = (
  collection: Collection,
  record: number,
  bytes: Buffer,
  expected: Map<IndexTable, number>,
  blame: (fault: string) => void,
): boolean => {
  try {
    const doc = decode(bytes);
    for (const index of collection.indexes) {
      const { keys } = index.keysOf(doc);
      expected.set(index, expected.get(index)! + keys.length);
      for (const key of keys)
        if (!index.holds(key, record)) blame(`record ${record} is missing in index ${index.spec.name}`);
    }
  } catch (error) {
    blame(`record ${record} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
  return true;
};
