import { DatabaseSync } from 'node:sqlite';

/** Where a database lives when it is not to outlive its process. */
export const memory = ':memory:';

/** 1; 2 once the file has a word index, 3 once a collection has options: what an older server would not keep up. */
const formatVersion = 3;
const plainVersion = 1;

/** A sentence for the person who started the server. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/**
 * Opens the file and makes the catalog. Commits reach the disk before they return (`synchronous=FULL`);
 * checkpoints are left to the caller, since they should not sit in a writer's way.
 */
export const openFile = (path: string): DatabaseSync => {
  const db = new DatabaseSync(path, { timeout: 5000 });
  db.exec('PRAGMA journal_mode = WAL');
  db.exec('PRAGMA synchronous = FULL');
  db.exec('PRAGMA wal_autocheckpoint = 0');
  db.exec('PRAGMA cache_size = -32000');
  db.exec('PRAGMA trusted_schema = OFF');
  const version = Number(db.prepare('PRAGMA user_version').get()?.['user_version']);
  if (version > formatVersion) {
    db.close();
    throw new StartError(`${path} was written by a newer version of this server (format ${version}).`);
  }
  if (version === 0) createCatalog(db, path);
  return db;
};

/** Says in the file that an older server must not write to it. */
export const raiseFormat = (db: DatabaseSync, version: number): void => {
  const present = Number(db.prepare('PRAGMA user_version').get()?.['user_version']);
  if (present < version) db.exec(`PRAGMA user_version = ${version}`);
};

const createCatalog = (db: DatabaseSync, path: string): void => {
  if (db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get()) {
    db.close();
    throw new StartError(`${path} is an SQLite file of another program.`);
  }
  db.exec(`
    BEGIN IMMEDIATE;
    CREATE TABLE collections (
      id INTEGER PRIMARY KEY AUTOINCREMENT, database TEXT NOT NULL, name TEXT NOT NULL, uuid BLOB NOT NULL,
      UNIQUE (database, name));
    CREATE TABLE indexes (
      id INTEGER PRIMARY KEY AUTOINCREMENT, collection INTEGER NOT NULL REFERENCES collections (id),
      spec BLOB NOT NULL, multikey INTEGER NOT NULL, ready INTEGER NOT NULL);
    PRAGMA user_version = ${plainVersion};
    COMMIT;`);
};

/** Holds the lock on a database file; it ends with the process, however the process ends. */
export const lockFile = (path: string): DatabaseSync => {
  const lock = openLock(`${path}.lock`);
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch {
    lock.close();
    throw new StartError(`${path} is in use by another process; stop that one first, or connect to it.`);
  }
};

const openLock = (path: string): DatabaseSync => {
  try {
    return new DatabaseSync(path, { timeout: 0 });
  } catch (error) {
    throw new StartError(
      `${path} cannot be opened: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
};
