import type { Attachment, MessageType } from '@officehours/contracts';
import { madeFile, type FileKey } from '../files/made-files';
import { fileId } from './ids';

/** A file of the demo as the message `message` (room and number) has it. */
export function attachmentOf(file: FileKey, message: string): Attachment {
  const { bytes, ...described } = madeFile(file);
  return { id: fileId(message, file), ...described, size: bytes.length, hasThumbnail: false };
}

/** What a message with these files is. */
export function typeOf(attachments: readonly Attachment[]): MessageType {
  const [first] = attachments;
  if (!first) return 'text';
  const isOneKind = attachments.every(({ kind }) => kind === first.kind);
  return isOneKind && (first.kind === 'image' || first.kind === 'audio') ? first.kind : 'file';
}
