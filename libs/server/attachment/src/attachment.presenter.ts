import type { Attachment, RoomFile } from '@officehours/contracts';
import type { AttachmentLink, AttachmentRecord } from './attachment.repository';

/** The one way of a file's description to the wire, and into the message that has it. */
export function presentAttachment(record: AttachmentRecord): Attachment {
  return {
    id: record.id,
    name: record.name,
    kind: record.kind,
    mimeType: record.mimeType,
    size: record.size,
    width: record.width,
    height: record.height,
    placeholder: record.placeholder,
    hasThumbnail: record.thumbnailSize !== null,
    durationMs: record.durationMs,
    waveform: record.waveform,
    transcript: record.transcript,
  };
}

export function presentRoomFile(record: AttachmentRecord, link: AttachmentLink): RoomFile {
  return {
    ...presentAttachment(record),
    messageId: link.messageId,
    seq: link.seq,
    senderId: record.uploaderId,
    sentAt: link.sentAt.toISOString(),
  };
}
