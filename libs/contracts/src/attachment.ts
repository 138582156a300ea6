import type { Id, IsoTime, Participant } from './shapes';

export const ATTACHMENT_KINDS = ['image', 'audio', 'video', 'file'] as const;
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number];

/** A file of a message. Its bytes are asked for by id, with the token, each time. */
export interface Attachment {
  id: Id;
  /** As it was named by who sent it, made harmless: to be shown, never to be a path. */
  name: string;
  kind: AttachmentKind;
  /** What the content is, whatever was said of it. */
  mimeType: string;
  /** In bytes, as it is kept. */
  size: number;
  /** Of images, in pixels, upright. */
  width: number | null;
  height: number | null;
  /** Of images: a few pixels of it as a `data:` URL, to be shown blurred while the rest is on its way. */
  placeholder: string | null;
  hasThumbnail: boolean;
  /** Of voice notes, as said by the client that recorded them. */
  durationMs: number | null;
  /** Of voice notes: how loud, from 0 to 100, at up to 64 moments. */
  waveform: number[] | null;
  /** What is said in it, written down by who sent it. */
  transcript: string | null;
}

export const FILES_KINDS = ['image', 'voice', 'file'] as const;
export type FilesKind = (typeof FILES_KINDS)[number];

/** The files of a message in few words, for where there is no room to show them: two photos, a voice note. */
export interface FilesSummary {
  /** `file` where they are not all of one kind. */
  kind: FilesKind;
  count: number;
}

/** Null where there are none. */
export function summaryOf(attachments: readonly Attachment[]): FilesSummary | null {
  const [first] = attachments;
  if (!first) return null;
  const kinds = attachments.map(({ kind, durationMs }) => (durationMs ? 'voice' : kind));
  const isOne = kinds.every((kind) => kind === kinds[0]);
  const kind = isOne && (kinds[0] === 'image' || kinds[0] === 'voice') ? kinds[0] : 'file';
  return { kind, count: kinds.length };
}

/** A file in the list of a room's files. */
export interface RoomFile extends Attachment {
  messageId: Id;
  seq: number;
  senderId: Id;
  sentAt: IsoTime;
}

export interface RoomFilePage {
  /** Newest first. */
  files: RoomFile[];
  nextCursor: string | null;
}

/** What an upload may be, so that a client can say no before it begins. */
export interface UploadRules {
  maxBytes: number;
  maxPixels: number;
  /** Endings of names, without the dot, in lower case. */
  extensions: string[];
}

/** Why an upload was refused, as the `rule` of `file`. */
export const UPLOAD_REFUSALS = [
  'required',
  'one_file',
  'empty',
  'too_large',
  'type_not_allowed',
  'content_mismatch',
  'not_utf8',
  'unreadable',
  'too_many_pixels',
  'too_wide',
  'too_many_frames',
  'too_demanding',
  'archive_unsafe',
  'infected',
  'quota_exceeded',
  'too_many_uploads',
  'too_slow',
] as const;
export type UploadRefusal = (typeof UPLOAD_REFUSALS)[number];

/** A file in which the scanner found something: kept where nobody gets it until an administrator decides, or for 30 days. */
export interface QuarantinedFile {
  id: Id;
  name: string;
  size: number;
  /** Of the bytes as they came, in hex digits. */
  sha256: string;
  /** What the scanner calls it. */
  found: string;
  chatRoomId: Id;
  uploader: Pick<Participant, 'id' | 'name'>;
  createdAt: IsoTime;
}

export interface QuarantineList {
  /** The newest 200. */
  files: QuarantinedFile[];
}

/** `release`: the scanner was wrong, and whoever uploads these bytes again may. Either way what is kept of the file goes. */
export const QUARANTINE_DECISIONS = ['release', 'delete'] as const;
export type QuarantineDecision = (typeof QUARANTINE_DECISIONS)[number];
