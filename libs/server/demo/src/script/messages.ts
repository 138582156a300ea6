import { excerpt, LIMITS, type PersonModel } from '@officehours/contracts';
import { requestHashOf, type NewMessage } from '@officehours/message';
import { attachmentOf, typeOf } from './attachments';
import { messageId, uuidOf } from './ids';
import { timesOf } from './timeline';
import type { Said } from './turn';

interface Someone {
  id: string;
  model: PersonModel;
}

/** A room of the demo as its messages need it. */
export interface Scene {
  /** Stable: the ids and times of its messages come from it. */
  key: string;
  chatRoomId: string;
  /** Who speaks, by the names that the turns have for them, and to whom where it is one person. */
  speakers: Readonly<Record<string, { sender: Someone; receiver: Someone | null }>>;
}

/** The messages of a room, the same at every call: `end` is when the last one was sent, in milliseconds since 1970. */
export function messagesOf(scene: Scene, exchanges: readonly (readonly Said[])[], end: number): NewMessage[] {
  const times = timesOf(scene.key, exchanges, end);
  const messages: NewMessage[] = [];
  for (const said of exchanges.flat()) {
    const seq = messages.length + 1;
    const quoted = said.quotes === undefined ? undefined : messages[seq - 1 - said.quotes];
    messages.push(messageOf(scene, said, { seq, createdAt: new Date(times[seq - 1] ?? end), quoted }));
  }
  return messages;
}

interface Place {
  seq: number;
  createdAt: Date;
  quoted: NewMessage | undefined;
}

function messageOf(
  { key, chatRoomId, speakers }: Scene,
  { from, text, files = [], system }: Said,
  { seq, createdAt, quoted }: Place,
): NewMessage {
  const { sender, receiver } = (system ? undefined : speakers[from]) ?? { sender: null, receiver: null };
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
    senderId: sender?.id ?? null,
    senderModel: sender?.model ?? null,
    receiverId: receiver?.id ?? null,
    receiverModel: receiver?.model ?? null,
    content: text,
    messageType: system ? 'system' : typeOf(attachments),
    replyTo: quoted ? snapshotOf(quoted) : null,
    reactions: [],
    rev: 0,
    changeSeq: 0,
    system: system ?? null,
    mentions: [],
    attachments,
    pinnedAt: null,
    editedAt: null,
    deletedAt: null,
    createdAt,
    updatedAt: createdAt,
  };
}

function snapshotOf({ id, seq, senderId, content }: NewMessage): NonNullable<NewMessage['replyTo']> {
  return { id, seq, senderId, excerpt: excerpt(content, LIMITS.excerptCodePoints) };
}
