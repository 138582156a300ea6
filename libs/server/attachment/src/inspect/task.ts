import type { AttachmentKind, UploadRefusal } from '@officehours/contracts';

/** What the program that looks into files is asked. */
export interface Task {
  id: number;
  /** The file as it came. */
  path: string;
  /** Its name, for the ending only. */
  name: string;
  /** An empty folder for what is made of it. */
  folder: string;
  /** Recorded as a voice note: a container that could hold pictures too holds sound. */
  isVoice: boolean;
  maxPixels: number;
  /** What is made of a picture may have so many bytes. */
  maxBytes: number;
  /** False: that it is a picture is all that is wanted to know of one. */
  mayRemake: boolean;
}

/** What a file turned out to be. */
export interface Finding {
  kind: AttachmentKind;
  mimeType: string;
  /** The ending that goes with the content. */
  extension: string;
  /** What is to be kept: the file as it came, or what was made of it. */
  path: string;
  size: number;
  /** Of what is kept, in hex digits. */
  sha256: string;
  image: ImageFinding | null;
}

export interface ImageFinding {
  width: number;
  height: number;
  /** A `data:` URL of a few pixels. */
  placeholder: string;
  thumbnail: { path: string; size: number } | null;
}

export type Answer =
  | { id: number; finding: Finding }
  /** It is one, and has yet to be made anew. */
  | { id: number; isPicture: true }
  | { id: number; refusal: UploadRefusal }
  /** Not the file's fault. */
  | { id: number; failure: string };
