import { Int32 } from 'bson';
import type { Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';

/** One entry of `writeErrors`, as drivers read it. */
export const writeError = (index: number, error: CommandError): Map<string, Value> =>
  new Map<string, Value>([
    ['index', new Int32(index)],
    ['code', new Int32(error.code)],
    ...(error.details as ReadonlyMap<string, Value>),
    ['errmsg', error.message],
  ]);

/** Errors of one document stay with it; what says that the server itself fails ends the command. */
export const asWriteError = (error: unknown): CommandError => {
  if (error instanceof CommandError) return error;
  throw error;
};

/** MongoDB's largest number of documents in one write command. */
export const maxWriteBatch = 100_000;

export const checkBatch = (batch: readonly unknown[] | undefined, name: string): void => {
  if (!batch) throw new CommandError(40414, `BSON field '${name}' is missing but a required field`);
  if (batch.length === 0 || batch.length > maxWriteBatch) {
    throw new CommandError(
      16,
      `Write batch sizes must be between 1 and ${maxWriteBatch}. Got ${batch.length} operations.`,
    );
  }
};
