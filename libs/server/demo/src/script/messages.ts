import { createHash } from 'node:crypto';
import { excerpt, LIMITS, type Attachment } from '@officehours/contracts';
import { requestHashOf, type NewMessage } from '@officehours/message';
import { INSTRUCTOR, type Conversation } from '../course/cast';
import { madeFile, type FileKey } from '../files/made-files';
import { talkOf } from '../talk/talks';
import { converse } from './conversation';
import { timesOf } from './timeline';

const MINUTE_MS = 60_000;

/** The messages of a conversation, the same at every call: `began` is when the demo was made. */
export function messagesOf(conversation: Conversation, began: Date): NewMessage[] {
  const { key, size, ending, quietFor } = conversation;
  const exchanges = converse(key, size, ending, talkOf(conversation));
  const times = timesOf(key, exchanges, began.getTime() - quietFor * MINUTE_MS);
  const messages: NewMessage[] = [];
  for (const { from, text, quotes, files } of exchanges.flat()) {
    const seq = messages.length + 1;
    const quoted = quotes === undefined ? undefined : messages[seq - 1 - quotes];
    const createdAt = new Date(times[seq - 1] ?? began.getTime());
    messages.push(messageOf(conversation, { from, text, seq, createdAt, quoted, files }));
  }
  return messages;
}

interface Written {
  from: 'student' | 'teacher';
  text: string;
  seq: number;
  createdAt: Date;
  quoted: NewMessage | undefined;
  files?: readonly FileKey[] | undefined;
}

function messageOf(
  { key, chatRoomId, studentId }: Conversation,
  { from, text, seq, createdAt, quoted, files = [] }: Written,
): NewMessage {
  const student = { id: studentId, model: 'Student' } as const;
  const teacher = { id: INSTRUCTOR.id, model: 'Instructor' } as const;
  const [sender, receiver] = from === 'student' ? [student, teacher] : [teacher, student];
  const attachments = files.map((file) => attachmentOf(file, `${key}:${seq}`));
  return {
    id: messageId(key, seq, createdAt),
    chatRoomId,
    seq,
    clientMessageId: uuidOf(`${key}:${seq}`),
    requestHash: requestHashOf({
      content: text,
      replyToId: quoted?.id,
      attachmentIds: attachments.map(({ id }) => id),
    }),
    senderId: sender.id,
    senderModel: sender.model,
    receiverId: receiver.id,
    receiverModel: receiver.model,
    content: text,
    messageType: typeOf(attachments),
    replyTo: quoted
      ? {
          id: quoted.id,
          seq: quoted.seq,
          senderId: quoted.senderId,
          excerpt: excerpt(quoted.content, LIMITS.excerptCodePoints),
        }
      : null,
    reactions: [],
    rev: 0,
    changeSeq: 0,
    system: null,
    mentions: [],
    attachments,
    pinnedAt: null,
    editedAt: null,
    deletedAt: null,
    createdAt,
    updatedAt: createdAt,
  };
}

function attachmentOf(file: FileKey, message: string): Attachment {
  const { name, kind, mimeType, bytes, width, height, placeholder } = madeFile(file);
  return {
    id: fileId(message, file),
    name,
    kind,
    mimeType,
    size: bytes.length,
    width,
    height,
    placeholder,
    hasThumbnail: false,
    durationMs: null,
    waveform: null,
    transcript: null,
  };
}

function typeOf(attachments: readonly Attachment[]): NewMessage['messageType'] {
  if (attachments.length === 0) return 'text';
  return attachments.every(({ kind }) => kind === 'image') ? 'image' : 'file';
}

const fileId = (message: string, file: FileKey): string => digest(`file:${message}:${file}`).slice(0, 24);

/** As the database makes them, with the time in front, but the same for the same message. */
function messageId(key: string, seq: number, createdAt: Date): string {
  const seconds = Math.floor(createdAt.getTime() / 1000);
  return seconds.toString(16).padStart(8, '0') + digest(`message:${key}:${seq}`).slice(0, 16);
}

/** A UUID of version 8: of our own making. */
function uuidOf(name: string): string {
  const hex = digest(`client:${name}`);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const digest = (text: string): string =>
  createHash('sha256').update(`officehours:demo:${text}`).digest('hex');
