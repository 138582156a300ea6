import type { AttachmentKind } from '@officehours/contracts';

export interface Kind {
  kind: AttachmentKind;
  /** What it is served as. */
  mimeType: string;
  /** Endings of names that go with it; the first is the one it is given where it has another. */
  extensions: readonly string[];
  /** How it is looked into beyond its first bytes. */
  check?: 'image' | 'zip' | 'mp4' | 'webm';
}

const office = (mimeType: string, extension: string): Kind => ({
  kind: 'file',
  mimeType,
  extensions: [extension],
  check: 'zip',
});
const OPEN_XML = 'application/vnd.openxmlformats-officedocument';
const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument';

/** What may be sent, by the type that the content has. Nothing here is run by a browser that shows it. */
export const KINDS: Readonly<Record<string, Kind>> = {
  'image/jpeg': { kind: 'image', mimeType: 'image/jpeg', extensions: ['jpg', 'jpeg'], check: 'image' },
  'image/png': { kind: 'image', mimeType: 'image/png', extensions: ['png'], check: 'image' },
  'image/apng': { kind: 'image', mimeType: 'image/png', extensions: ['png'], check: 'image' },
  'image/webp': { kind: 'image', mimeType: 'image/webp', extensions: ['webp'], check: 'image' },
  'image/gif': { kind: 'image', mimeType: 'image/gif', extensions: ['gif'], check: 'image' },
  'audio/mpeg': { kind: 'audio', mimeType: 'audio/mpeg', extensions: ['mp3'] },
  'audio/ogg': { kind: 'audio', mimeType: 'audio/ogg', extensions: ['ogg', 'oga', 'opus'] },
  'audio/wav': { kind: 'audio', mimeType: 'audio/wav', extensions: ['wav'] },
  'audio/x-m4a': { kind: 'audio', mimeType: 'audio/mp4', extensions: ['m4a'], check: 'mp4' },
  'audio/mp4': { kind: 'audio', mimeType: 'audio/mp4', extensions: ['m4a'], check: 'mp4' },
  'video/mp4': { kind: 'video', mimeType: 'video/mp4', extensions: ['mp4', 'm4v'], check: 'mp4' },
  'video/webm': { kind: 'video', mimeType: 'video/webm', extensions: ['webm'], check: 'webm' },
  'video/quicktime': { kind: 'video', mimeType: 'video/quicktime', extensions: ['mov'], check: 'mp4' },
  'application/pdf': { kind: 'file', mimeType: 'application/pdf', extensions: ['pdf'] },
  'application/zip': { kind: 'file', mimeType: 'application/zip', extensions: ['zip'], check: 'zip' },
  [`${OPEN_XML}.wordprocessingml.document`]: office(`${OPEN_XML}.wordprocessingml.document`, 'docx'),
  [`${OPEN_XML}.spreadsheetml.sheet`]: office(`${OPEN_XML}.spreadsheetml.sheet`, 'xlsx'),
  [`${OPEN_XML}.presentationml.presentation`]: office(`${OPEN_XML}.presentationml.presentation`, 'pptx'),
  [`${OPEN_DOCUMENT}.text`]: office(`${OPEN_DOCUMENT}.text`, 'odt'),
  [`${OPEN_DOCUMENT}.spreadsheet`]: office(`${OPEN_DOCUMENT}.spreadsheet`, 'ods'),
  [`${OPEN_DOCUMENT}.presentation`]: office(`${OPEN_DOCUMENT}.presentation`, 'odp'),
};

/** What a recorder makes: the same containers hold pictures in other hands. */
export const VOICE_KINDS: Readonly<Record<string, Kind>> = {
  'video/webm': { kind: 'audio', mimeType: 'audio/webm', extensions: ['webm', 'weba'], check: 'webm' },
  'audio/webm': { kind: 'audio', mimeType: 'audio/webm', extensions: ['webm', 'weba'], check: 'webm' },
  'video/mp4': { kind: 'audio', mimeType: 'audio/mp4', extensions: ['m4a', 'mp4'], check: 'mp4' },
};

/**
 * Plain text that courses are made of; served as nothing but text. Pages and drawings that a browser would run (`html`, `svg`)
 * are not among it: what is downloaded is opened by its ending.
 */
export const TEXT_EXTENSIONS: readonly string[] = [
  'txt md csv tsv json tex bib log yaml yml toml ini rst srt diff patch xml rtf css scss',
  'py ipynb r rmd m jl java kt scala c h cc cpp hpp cs go rs swift dart sql hs ml lisp scm rkt pl lua rb php',
  'js mjs cjs jsx ts tsx sh asm s v sv vhd f90',
].flatMap((line) => line.split(' '));

export const TEXT: Kind = { kind: 'file', mimeType: 'text/plain', extensions: TEXT_EXTENSIONS };

/** Texts that are known by their first bytes, and the ending that goes with each. */
export const MARKED_TEXTS: Readonly<Record<string, string>> = {
  'application/xml': 'xml',
  'application/rtf': 'rtf',
};

/** Every ending that a file may have when it is sent. */
export const EXTENSIONS: readonly string[] = [
  ...new Set(
    [...Object.values(KINDS), ...Object.values(VOICE_KINDS), TEXT].flatMap(({ extensions }) => extensions),
  ),
];

/** The ending of a name, in lower case, without its dot; empty where there is none. */
export function extensionOf(name: string): string {
  return /\.([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}
