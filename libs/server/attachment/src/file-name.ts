import { LIMITS } from '@officehours/contracts';
import { extensionOf } from './inspect/kinds';

// Control characters, what turns the direction of writing, what is not seen, halves of surrogate pairs.
const HIDDEN = /[\p{Cc}\p{Cs}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]/gu;
/** What a path, a shell or an old file system takes for more than a letter. */
const MEANINGFUL = /[/\\:*?"<>|]/g;
/** Names that are devices on Windows, with any ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/**
 * A name as it may be shown and suggested for saving: one line, no path, at most 255 code points, with the ending
 * that goes with the content. Files are never stored under it.
 */
export function safeName(given: string, extension: string): string {
  const flat = given.normalize('NFC').replace(HIDDEN, '').replace(MEANINGFUL, '_').replace(/\s+/g, ' ');
  const named = extensionOf(flat);
  const stem = named === '' ? flat : flat.slice(0, -(named.length + 1));
  const kept = Array.from(stem.replace(/^[. ]+|[. ]+$/g, '').replace(DEVICE, '_$1'));
  const room = LIMITS.fileNameCodePoints - extension.length - 1;
  return `${kept.slice(0, room).join('').trim() || 'file'}.${extension}`;
}
