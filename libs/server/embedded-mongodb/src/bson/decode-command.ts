import { CommandError } from '../errors.ts';
import { readValue } from './decode.ts';
import { documentEnd, readCString, skipCString, type Position } from './position.ts';
import type { Doc } from './values.ts';

/** Arrays of documents in a command that handlers want as they were sent. */
const rawArrays = new Set(['documents', 'updates', 'deletes', 'ops', 'nsInfo']);

/** A command's body, with its batches of documents left encoded. */
export const decodeCommand = (buffer: Buffer): { body: Doc; sequences: Map<string, Buffer[]> } => {
  const end = documentEnd(buffer, 0, buffer.length);
  const position = { at: 4 };
  const body: Doc = new Map();
  const sequences = new Map<string, Buffer[]>();
  while (position.at < end - 1) {
    const type = buffer[position.at++]!;
    const name = readCString(buffer, position, end);
    if (body.has(name) || sequences.has(name))
      throw new CommandError(2, `The command has the field '${name}' twice`);
    if (type === 0x04 && rawArrays.has(name)) sequences.set(name, rawDocuments(buffer, position, end - 1));
    else body.set(name, readValue(buffer, position, end - 1, type, 0));
  }
  return { body, sequences };
};

const rawDocuments = (buffer: Buffer, position: Position, limit: number): Buffer[] => {
  const end = documentEnd(buffer, position.at, limit);
  const docs: Buffer[] = [];
  position.at += 4;
  while (position.at < end - 1) {
    if (buffer[position.at++] !== 0x03)
      throw new CommandError(14, 'A batch of a command holds documents only');
    skipCString(buffer, position, end);
    const next = documentEnd(buffer, position.at, end - 1);
    docs.push(buffer.subarray(position.at, next));
    position.at = next;
  }
  position.at = end;
  return docs;
};
