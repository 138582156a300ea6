import { decodeCommand } from '../bson/decode-command.ts';
import { documentEnd } from '../bson/position.ts';
import type { Doc } from '../bson/values.ts';
import { CommandError } from '../errors.ts';

/** MongoDB's largest message, in bytes. */
export const maxMessageSize = 48_000_000;
export const headerSize = 16;

const opReply = 1;
const opQuery = 2004;
const opMessage = 2013;

/** One request: a command with the batches of documents that came with it. */
export interface Request {
  id: number;
  /** True for the first, old-style message of a connection, which wants an old-style reply. */
  legacy: boolean;
  /** False when the client does not wait for an answer. */
  wantsReply: boolean;
  database: string;
  body: Doc;
  sequences: Map<string, Buffer[]>;
}

/** A frame that cannot be understood; nothing after it on its connection can be, either. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
}

const moreToCome = 2;
const checksumPresent = 1;

/** Reads one whole message. Throws `ProtocolError` for a broken frame, `CommandError` for a broken command. */
export const parseMessage = (message: Buffer): Request => {
  const id = message.readInt32LE(4);
  const opcode = message.readInt32LE(12);
  if (opcode === opMessage) return parseOpMessage(message, id);
  if (opcode === opQuery) return parseOpQuery(message, id);
  throw new ProtocolError(`opcode ${opcode} is not supported`);
};

const parseOpMessage = (message: Buffer, id: number): Request => {
  if (message.length < headerSize + 4) throw new ProtocolError('the message has no flags');
  const flags = message.readUInt32LE(headerSize);
  const unknown = flags & 0xffff & ~(checksumPresent | moreToCome);
  if (unknown) throw new ProtocolError(`unknown required flags ${unknown}`);
  const end = message.length - (flags & checksumPresent ? 4 : 0);
  const sections = parseSections(message, headerSize + 4, end);
  const { body, sequences } = sections;
  const database = body.get('$db');
  if (typeof database !== 'string') throw new CommandError(40414, "OP_MSG requests require a '$db' string");
  return { id, legacy: false, wantsReply: (flags & moreToCome) === 0, database, body, sequences };
};

const parseSections = (
  message: Buffer,
  start: number,
  end: number,
): { body: Doc; sequences: Map<string, Buffer[]> } => {
  let command: ReturnType<typeof decodeCommand> | undefined;
  const sequences = new Map<string, Buffer[]>();
  let at = start;
  while (at < end) {
    const kind = message[at++];
    if (kind === 0) {
      if (command) throw new ProtocolError('the message has two bodies');
      const next = endOf(message, at, end);
      command = decodeCommand(message.subarray(at, next));
      at = next;
    } else if (kind === 1) {
      at = parseSequence(message, at, end, sequences);
    } else {
      throw new ProtocolError(`unknown section kind ${kind}`);
    }
  }
  if (!command) throw new ProtocolError('the message has no body');
  for (const [name, docs] of sequences) {
    if (command.sequences.has(name)) throw new ProtocolError(`the batch '${name}' is there twice`);
    command.sequences.set(name, docs);
  }
  return command;
};

const endOf = (message: Buffer, at: number, end: number): number => {
  try {
    return documentEnd(message, at, end);
  } catch {
    throw new ProtocolError('a section runs over the end of its message');
  }
};

const parseSequence = (
  message: Buffer,
  start: number,
  end: number,
  sequences: Map<string, Buffer[]>,
): number => {
  if (start + 4 > end) throw new ProtocolError('a section is cut short');
  const sectionEnd = start + message.readInt32LE(start);
  const nameEnd = message.indexOf(0, start + 4);
  if (sectionEnd > end || sectionEnd < start + 5 || nameEnd < 0 || nameEnd >= sectionEnd) {
    throw new ProtocolError('a section runs over the end of its message');
  }
  const name = message.toString('latin1', start + 4, nameEnd);
  if (sequences.has(name)) throw new ProtocolError(`the batch '${name}' is there twice`);
  const docs: Buffer[] = [];
  let at = nameEnd + 1;
  while (at < sectionEnd) {
    const next = endOf(message, at, sectionEnd);
    docs.push(message.subarray(at, next));
    at = next;
  }
  sequences.set(name, docs);
  return sectionEnd;
};

const parseOpQuery = (message: Buffer, id: number): Request => {
  const nameEnd = message.indexOf(0, headerSize + 4);
  const start = nameEnd + 9;
  if (nameEnd < 0 || start + 5 > message.length) throw new ProtocolError('an OP_QUERY is cut short');
  const namespace = message.toString('latin1', headerSize + 4, nameEnd);
  if (!namespace.endsWith('.$cmd')) throw new ProtocolError('OP_QUERY is supported for commands only');
  const { body, sequences } = decodeCommand(message.subarray(start, endOf(message, start, message.length)));
  return { id, legacy: true, wantsReply: true, database: namespace.slice(0, -5), body, sequences };
};

/** Frames a reply document for the request it answers. */
export const frameReply = (request: { id: number; legacy: boolean }, id: number, doc: Buffer): Buffer => {
  const extra = request.legacy ? 20 : 5;
  const frame = Buffer.allocUnsafe(headerSize + extra + doc.length);
  frame.writeInt32LE(frame.length, 0);
  frame.writeInt32LE(id, 4);
  frame.writeInt32LE(request.id, 8);
  frame.writeInt32LE(request.legacy ? opReply : opMessage, 12);
  frame.fill(0, headerSize, headerSize + extra);
  if (request.legacy) frame.writeInt32LE(1, headerSize + 16);
  frame.set(doc, headerSize + extra);
  return frame;
};
