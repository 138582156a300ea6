import { ObjectId } from 'bson';
import { decode } from '../bson/decode.ts';
import { encode, maxDocumentSize } from '../bson/encode.ts';
import { integer, isArray, isDoc, isRegExp, type Doc, type Value } from '../bson/values.ts';
import { badValue, CommandError } from '../errors.ts';
import type { Collection } from '../storage/collection.ts';
import { fields } from '../wire/reply.ts';
import { collectionName, flagField } from './arguments.ts';
import type { Command, CommandContext, CommandRun } from './command.ts';
import { checkValid } from './validation.ts';
import { asWriteError, checkBatch, writeError } from './write-errors.ts';

/** How many documents are written before others may go first. */
const slice = 256;

export const checkSize = (bytes: Uint8Array): void => {
  if (bytes.length > maxDocumentSize) {
    throw new CommandError(
      10334,
      `BSONObj size: ${bytes.length} is invalid. Size must be between 0 and ${maxDocumentSize}`,
    );
  }
};

export const checkStorable = (doc: Doc): void => {
  const id = doc.get('_id');
  if (isArray(id)) throw badValue("can't use an array for _id");
  if (isRegExp(id)) throw badValue("can't use a regex for _id");
  if (!isDoc(id)) return;
  for (const name of id.keys()) {
    if (name.startsWith('$') && !['$ref', '$id', '$db'].includes(name))
      throw new CommandError(
        52,
        `_id fields may not contain '$'-prefixed fields: ${name} is not valid for storage.`,
      );
  }
};

/** A document with its `_id` first, made if it has none. */
export const identified = (doc: Doc): Doc =>
  doc.keys().next().value === '_id'
    ? doc
    : new Map([
        ['_id', doc.has('_id') ? doc.get('_id')! : new ObjectId()],
        ...[...doc].filter(([name]) => name !== '_id'),
      ]);

/** Whether the first name of an encoded document is `_id`: the bytes of that, after a length and a type. */
const startsWithId = (bytes: Buffer): boolean => bytes.length > 9 && bytes.readUInt32BE(5) === 0x5f696400;

/** Stores one document, with `_id` first as MongoDB does. */
export const insertOne = (context: CommandContext, collection: Collection, bytes: Buffer): void => {
  checkSize(bytes);
  if (startsWithId(bytes)) {
    const doc = collection.decodeKeyFields(bytes);
    checkStorable(doc);
    checkValid(context, collection, () => decode(bytes));
    context.store.willWrite();
    collection.insert(bytes, doc);
  } else {
    const doc = decode(bytes);
    checkStorable(doc);
    const whole = identified(doc);
    checkValid(context, collection, () => whole);
    context.store.willWrite();
    const encoded = encode(whole);
    checkSize(encoded);
    collection.insert(encoded, whole);
  }
};

function* runInsert(context: CommandContext): CommandRun {
  const { body, database, sequences } = context.request;
  const name = collectionName(body);
  const documents = sequences.get('documents');
  checkBatch(documents, 'documents');
  const ordered = flagField(body, 'ordered', true);
  const errors: Value[] = [];
  let inserted = 0;
  for (const [i, bytes] of documents!.entries()) {
    if (i > 0 && i % slice === 0) yield;
    try {
      insertOne(context, context.store.ensure(database, name), bytes);
      inserted++;
    } catch (error) {
      errors.push(writeError(i, asWriteError(error)));
      if (ordered) break;
    }
  }
  return fields({ n: integer(inserted), writeErrors: errors.length > 0 ? errors : undefined });
}

export const insert: Command = {
  fields: ['documents', 'ordered', 'bypassDocumentValidation'],
  run: runInsert,
};
