import { mongo, type Collection } from 'mongoose';

type Operations = Parameters<Collection['bulkWrite']>[0];

/** Upserts in any order. One that meets a newer row (its filter asks for an older one) is a duplicate key, and right so. */
export async function writeUnordered(collection: Collection, operations: unknown[]): Promise<void> {
  if (operations.length === 0) return;
  try {
    await collection.bulkWrite(operations as Operations, { ordered: false });
  } catch (error) {
    if (!(error instanceof mongo.MongoBulkWriteError) || !onlyDuplicates(error)) throw error;
  }
}

function onlyDuplicates(error: mongo.MongoBulkWriteError): boolean {
  const errors = Array.isArray(error.writeErrors) ? error.writeErrors : [error.writeErrors];
  return errors.length > 0 && errors.every(({ code }) => code === 11000);
}
