import { closeSync, existsSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { StartError } from '../storage/open.ts';
import { publish, removeDatabaseFile } from './files.ts';

/**
 * Copies a database as of one moment, while it is in use or not; writers are not held up. The copy gets its
 * name only when it is whole and on disk.
 */
export const backupFile = (from: string, to: string): void => {
  if (!existsSync(from)) throw new StartError(`There is no file ${from}.`);
  if (existsSync(to)) throw new StartError(`${to} exists already; give the backup another name.`);
  const temporary = `${to}.part`;
  removeDatabaseFile(temporary);
  const source = new DatabaseSync(from, { readOnly: true, timeout: 5000 });
  try {
    closeSync(openSync(temporary, 'wx', 0o600));
    source.prepare('VACUUM INTO ?').run(temporary);
  } catch (error) {
    removeDatabaseFile(temporary);
    throw error;
  } finally {
    source.close();
  }
  publish(temporary, to);
};
