import { CommandError } from '../errors.ts';

/** SQLite's primary result codes that have a meaning of their own for a client. */
const meanings: Record<number, readonly [number, string]> = {
  5: [96, 'The database file is busy'],
  8: [96, 'The database file cannot be written: its disk is read-only'],
  10: [96, 'The disk failed while the database was writing or reading'],
  11: [96, 'The database file is damaged'],
  13: [14031, 'The disk is full; nothing was changed'],
  14: [96, 'The database file cannot be opened'],
  26: [96, 'The file is not a database'],
};

/** What a failure of the storage means to a client. The cause stays with the error, for the log. */
export const storageError = (error: unknown): CommandError => {
  if (error instanceof CommandError) return error;
  const code = sqliteCode(error);
  const [number, message] = (code !== undefined && meanings[code & 0xff]) || [1, 'Internal error'];
  const result = new CommandError(number, message);
  result.cause = error;
  return result;
};

const sqliteCode = (error: unknown): number | undefined =>
  error instanceof Error && 'errcode' in error ? Number(error.errcode) : undefined;
