import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { Checkpointer } from './checkpointer.ts';
import { lockFile, memory, openFile, StartError } from './open.ts';
import { Store } from './store.ts';

/** An open database: the store, and what keeps its files in order. */
export interface OpenFiles {
  store: Store;
  checkpointer: Checkpointer | undefined;
  close(): Promise<void>;
}

/** Locks and opens a database file, or opens one in memory. A failure is a `StartError` with a sentence. */
export const openFiles = (path: string, report: (failure: string) => void): OpenFiles => {
  if (path === memory) {
    const store = new Store(openFile(path));
    return { store, checkpointer: undefined, close: () => Promise.resolve(store.db.close()) };
  }
  const lock = lockFile(prepareFile(path));
  try {
    const store = new Store(openFile(path));
    const checkpointer = new Checkpointer(store.db, path, report);
    const close = async (): Promise<void> => {
      await checkpointer.close();
      store.db.close();
      lock.close();
    };
    return { store, checkpointer, close };
  } catch (error) {
    lock.close();
    throw error instanceof StartError
      ? error
      : new StartError(`${path} cannot be opened: ${sentence(error)}.`);
  }
};

/** Only the owner may read the files: SQLite gives its log the mode of the database file. */
const prepareFile = (path: string): string => {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    for (const file of [path, `${path}.lock`]) createOnly(file);
    return path;
  } catch (error) {
    throw new StartError(`${path} cannot be opened: ${sentence(error)}.`);
  }
};

/** A file that exists is never opened here: closing it would end the locks that this process holds on it. */
const createOnly = (file: string): void => {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
};

const sentence = (error: unknown): string => (error instanceof Error ? error.message : String(error));
