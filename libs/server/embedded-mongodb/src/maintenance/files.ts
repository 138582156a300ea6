import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Makes what was written to a file, or to the entries of a folder, last through a power cut. */
export const syncToDisk = (path: string): void => {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** Gives a finished file its name in one step, so that no half of it is ever seen under that name. */
export const publish = (temporary: string, path: string): void => {
  syncToDisk(temporary);
  renameSync(temporary, path);
  syncToDisk(dirname(resolve(path)));
};

export const removeDatabaseFile = (path: string): void => {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${suffix}`, { force: true });
};
