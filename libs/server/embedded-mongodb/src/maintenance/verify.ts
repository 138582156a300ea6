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
    verifyCollection(store.db, collection, verdict);
  }
  return verdict;
};

const verifyCollection = (db: DatabaseSync, collection: Collection, verdict: Verdict): void => {
  const expected = new Map<IndexTable, number>(collection.indexes.map((index) => [index, 0]));
  const words = new Map<WordIndex, number>(collection.wordIndexes.map((index) => [index, 0]));
  const blame = (fault: string): void => {
    if (verdict.faults.length < mostFaults) verdict.faults.push(`${collection.namespace}: ${fault}`);
  };
  let after: number | undefined;
  for (;;) {
    const rows = collection.read(1, after, rowsPerRead, bytesPerRead);
    if (rows.length === 0) break;
    for (const { record, doc } of rows) {
      verdict.documents++;
      verifyDocument(collection, record, doc, expected, blame);
      countWords(record, doc, words);
    }
    after = rows.at(-1)!.record;
  }
  for (const [index, count] of expected) {
    const held = Number(db.prepare(`SELECT count(*) AS n FROM index_${index.id}`).get()?.['n']);
    verdict.indexEntries += held;
    if (held !== count) blame(`index ${index.spec.name} holds ${held} entries instead of ${count}`);
  }
  for (const [index, count] of words) {
    const held = index.size();
    verdict.indexEntries += held;
    if (held !== count) blame(`word index ${index.spec.name} holds ${held} entries instead of ${count}`);
  }
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
): void => {
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
  }
};
