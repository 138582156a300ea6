import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { encode } from '../bson/encode.ts';
import { decode } from '../bson/decode.ts';
import { encodeKey } from '../keys/encode-value.ts';
import { lockFile, openFile, StartError } from '../storage/open.ts';
import { Store } from '../storage/store.ts';
import { backupFile } from './backup.ts';
import { publish, removeDatabaseFile } from './files.ts';
import { verifyFile } from './verify.ts';

export interface RestoreOptions {
  /** The backup. */
  from: string;
  /** The database file to make. */
  to: string;
  /** Whether a database that is there already may be replaced. */
  replace?: boolean;
}

/**
 * Makes a database of a backup, after the backup was verified. Where a database has a document
 * `{_id: 'epoch', value}` in its collection `serverState`, `value` becomes a new random one: clients that saw
 * a later state than the backup's can tell by it that they have to start again.
 */
export const restoreFile = ({ from, to, replace = false }: RestoreOptions): void => {
  const { faults } = verifyFile(from);
  if (faults.length > 0) throw new StartError(`${from} is not a sound backup: ${faults[0]}.`);
  const lock = lockFile(to);
  try {
    if (existsSync(to) && !replace)
      throw new StartError(`${to} exists already; say --replace to lose what it holds.`);
    const temporary = `${to}.part`;
    removeDatabaseFile(temporary);
    backupFile(from, temporary);
    renewEpochs(temporary);
    for (const suffix of ['-wal', '-shm']) removeDatabaseFile(`${to}${suffix}`);
    publish(temporary, to);
  } finally {
    lock.close();
  }
};

/** Closing moves the change from the log into the file, which is then whole by itself. */
const renewEpochs = (path: string): void => {
  const store = new Store(openFile(path));
  try {
    for (const collection of store.all()) {
      if (collection.info.name !== 'serverState') continue;
      const row = collection.idIndex.findRow(encodeKey('epoch'));
      if (!row) continue;
      const before = decode(row.doc);
      const after = new Map([...before, ['value', randomUUID()] as const]);
      store.willWrite();
      collection.replace(row.record, before, encode(after), after);
    }
    store.commit();
  } finally {
    store.db.close();
  }
};
