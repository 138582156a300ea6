import { Types } from 'mongoose';
import type { NewMessage } from './message.repository';
import type { MessageDocument } from './message.schema';

const toId = (hex: string | null) => (hex === null ? null : Types.ObjectId.createFromHexString(hex));
const toHex = (id: Types.ObjectId | null) => (id === null ? null : id.toHexString());

/** A message as it is written. Field by field: nothing a client sent gets in by accident. */
export function toDocument(message: NewMessage, words?: string[]): MessageDocument {
  return {
    _id: Types.ObjectId.createFromHexString(message.id),
    chatRoomId: Types.ObjectId.createFromHexString(message.chatRoomId),
    seq: message.seq,
    clientMessageId: message.clientMessageId,
    requestHash: message.requestHash,
    senderId: toId(message.senderId),
    senderModel: message.senderModel,
    receiverId: toId(message.receiverId),
    receiverModel: message.receiverModel,
    content: message.content,
    messageType: message.messageType,
    ...(words && { words }),
    ...(message.silent && { silent: true }),
    ...(message.system && { system: { ...message.system } }),
    ...(message.mentions.length > 0 && {
      mentions: message.mentions.map((id) => Types.ObjectId.createFromHexString(id)),
    }),
    ...(message.attachments.length > 0 && { attachments: message.attachments }),
    replyTo: message.replyTo && {
      ...message.replyTo,
      id: Types.ObjectId.createFromHexString(message.replyTo.id),
      senderId: toId(message.replyTo.senderId),
    },
    rev: message.rev,
    editedAt: message.editedAt,
    deletedAt: message.deletedAt,
    createdAt: message.createdAt,
    updatedAt: message.updatedAt,
  };
}

export function fromDocument({
  _id,
  revisions: _,
  words: __,
  settlesAt: ___,
  changeNumbers: ____,
  deletedById,
  ...message
}: MessageDocument): NewMessage {
  return {
    ...message,
    ...(deletedById && { deletedById: deletedById.toHexString() }),
    id: _id.toHexString(),
    chatRoomId: message.chatRoomId.toHexString(),
    senderId: toHex(message.senderId),
    receiverId: toHex(message.receiverId),
    replyTo: message.replyTo && {
      ...message.replyTo,
      id: message.replyTo.id.toHexString(),
      senderId: toHex(message.replyTo.senderId),
    },
    reactions: (message.reactions ?? []).map(({ emoji, userIds }) => ({
      emoji,
      userIds: userIds.map((id) => id.toHexString()),
    })),
    system: message.system ?? null,
    mentions: (message.mentions ?? []).map((id) => id.toHexString()),
    attachments: message.attachments ?? [],
    changeSeq: message.changeSeq ?? 0,
    pinnedAt: message.pinnedAt ?? null,
  };
}
