import type { Attachment, RoomFile } from '@officehours/contracts';
import type { ChatItem } from '@officehours/web-realtime';
import { nextId } from './people';

const HUES: readonly [string, string][] = [
  ['#3b6ea5', '#e6b566'],
  ['#2f7d66', '#d9e4a5'],
  ['#7a4b8c', '#f0b8a0'],
  ['#a4553a', '#f4e3b2'],
];

/** The files of the room, newest first. */
const listed: RoomFile[] = [];

/** What the service would send, by path; everything else answers as what is not there. */
const bytes = new Map<string, Blob>();

function drawing(width: number, height: number, [dark, light]: readonly [string, string]): string {
  const line = Array.from(
    { length: 9 },
    (_, i) => `${(i * width) / 8},${height * (0.55 + 0.25 * Math.sin(i * 1.4))}`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="${dark}"/><stop offset="1" stop-color="${light}"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#g)"/><polyline points="${line.join(' ')}" fill="none" stroke="#fff" stroke-width="${width / 80}"/></svg>`;
}

export function file(name: string, size: number, more: Partial<Attachment> = {}): Attachment {
  return {
    id: nextId(),
    name,
    kind: 'file',
    mimeType: 'application/octet-stream',
    size,
    width: null,
    height: null,
    placeholder: null,
    hasThumbnail: false,
    durationMs: null,
    waveform: null,
    transcript: null,
    ...more,
  };
}

/** Puts files of messages into the list of the room's files. */
export function list(messages: readonly ChatItem[]): void {
  for (const { attachments, id, seq, senderId, createdAt } of messages) {
    const place = { messageId: id ?? '', seq: seq ?? 0, senderId: senderId ?? '', sentAt: createdAt };
    listed.unshift(...attachments.map((one) => ({ ...one, ...place })));
  }
}

let drawn = 0;

/** A picture; without its bytes only its blurred placeholder is there, as while it is on its way or when it is gone. */
export function picture(name: string, width: number, height: number, hasBytes = true): Attachment {
  const hues = HUES[(drawn += 1) % HUES.length] ?? ['#333', '#ccc'];
  const svg = drawing(width, height, hues);
  const made = file(name, 1_234_000, {
    kind: 'image',
    mimeType: 'image/png',
    width,
    height,
    placeholder: `data:image/svg+xml,${encodeURIComponent(drawing(16, 12, hues))}`,
  });
  if (hasBytes) bytes.set(`/api/message/attachment/${made.id}`, new Blob([svg], { type: 'image/svg+xml' }));
  return made;
}

/** The bytes at a path, or the list of the room's files; undefined for everything else. */
export function fileAnswer({ pathname, searchParams }: URL): object | undefined {
  if (!pathname.endsWith('/attachments')) return bytes.get(pathname);
  const isFirst = !searchParams.has('cursor');
  const files = listed.filter(({ kind }) => isFirst && kind === searchParams.get('kind'));
  return { files, nextCursor: isFirst ? '1' : null };
}
