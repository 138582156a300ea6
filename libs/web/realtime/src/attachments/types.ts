import type { Attachment, AttachmentKind, Id, UploadRefusal } from '@officehours/contracts';
import type { FailureCode } from '../rest/error';

/** What the recorder of a voice note knows about it. */
export interface VoiceDetails {
  durationMs: number;
  /** How loud, from 0 to 100, at up to 64 moments. */
  waveform: number[];
  transcript: string | null;
}

/**
 * Why a file is not taken: the service's own word for it, the code of its refusal, or `unreadable_here`, where the browser
 * cannot read it any more (moved or changed since it was chosen).
 */
export type FileRefusal = UploadRefusal | FailureCode | 'unreadable_here';

/**
 * A file on its way from this browser: in the tray of a composer, and then in an own message that is not stored yet, where
 * it is one of `ChatItem.outgoing`. A change makes a new object with the same `key`.
 */
export interface OutgoingFile {
  /** Its identity in this browser, for rows and for its progress (`useFileProgress`). */
  key: string;
  /** As it is called on this device. */
  name: string;
  /** In bytes. */
  size: number;
  /** What the browser takes it for; may be empty. */
  mimeType: string;
  /** What it will probably be for the service, for choosing its look. */
  kind: AttachmentKind;
  /** Of images, in pixels, upright, once they are measured: the box that is kept free for it. */
  width: number | null;
  height: number | null;
  voice: VoiceDetails | null;
  /** The bytes, to be shown with `useLocalUrl`. */
  blob: Blob;
  /** Set once the service has it. */
  attachment: Attachment | null;
  /** Set once it is refused for good; its message is then `failed`. */
  refusal: FileRefusal | null;
}

/** How far a file has come; changes often, so it is not part of the item. */
export interface FileProgress {
  /**
   * `waiting`: for its turn, for the connection, or in the hands of another tab; `checking`: all bytes are there and the
   * service looks into them.
   */
  state: 'waiting' | 'uploading' | 'checking' | 'done' | 'refused';
  /** From 0 to 1. */
  fraction: number;
  /** Why the last attempt came to nothing; another one follows by itself. */
  problem?: FailureCode;
}

/** What a person, a clipboard or a recorder gives. */
export interface ChosenFile {
  name: string;
  blob: Blob;
  voice?: VoiceDetails;
}

/**
 * Bytes of own files by the id of their attachment, from the moment the service has them, so that an own picture is shown
 * at once and never fetched: `client.files.local.get(attachment.id)`. The newest only, and of this visit.
 */
export type LocalFiles = ReadonlyMap<Id, Blob>;
