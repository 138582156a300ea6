import { Double, Long } from 'bson';
import { encode, encodeDocArray, encodeElement, frameElements } from '../bson/encode.ts';
import type { Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';

/** An answer: fields, or a batch of a cursor whose documents are spliced in as they are stored. */
export type Reply = ReadonlyMap<string, unknown> | BatchReply;

export interface BatchReply {
  field: 'firstBatch' | 'nextBatch';
  docs: readonly Buffer[];
  /** Zero when there is nothing more. */
  cursor: Long;
  namespace: string;
  /** What a `bulkWrite` counted, beside its cursor. */
  counts?: ReadonlyMap<string, Value>;
}

const one = new Double(1);
const okElement = encodeElement('ok', one);

export const encodeReply = (reply: Reply): Buffer => {
  if (reply instanceof Map) return encode(new Map([...reply, ['ok', one]]));
  const batch = reply as BatchReply;
  const cursor = frameElements([
    encodeDocArray(batch.field, batch.docs),
    encodeElement('id', batch.cursor),
    encodeElement('ns', batch.namespace),
  ]);
  const counts = [...(batch.counts ?? [])].map(([name, value]) => encodeElement(name, value));
  return frameElements([Buffer.from('\u0003cursor\0', 'latin1'), cursor, ...counts, okElement]);
};

export const encodeError = (error: CommandError): Buffer =>
  encode(
    new Map<string, unknown>([
      ['ok', new Double(0)],
      ['errmsg', error.message],
      ['code', error.code],
      ['codeName', error.codeName],
      ...error.details,
    ]),
  );

/** Builds a reply of plain fields. */
export const fields = (source: Record<string, Value | undefined>): Map<string, Value> => {
  const reply = new Map<string, Value>();
  for (const [name, value] of Object.entries(source)) if (value !== undefined) reply.set(name, value);
  return reply;
};
