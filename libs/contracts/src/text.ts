import { LIMITS } from './limits';

/** Number of Unicode code points of `text` (an emoji of one code point counts one). */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** Bytes of `text` in UTF-8. */
export function utf8Bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}

// White space, controls and the invisible format characters that make an "empty" message look sent.
const INVISIBLE = /^[\s\p{Cc}\p{Cf}\p{Zs}\u115f\u1160\u2800\u3164\uffa0]*$/u;

/** Whether a reader would see nothing of `text`. */
export function isBlank(text: string): boolean {
  return INVISIBLE.test(text);
}

/** The first `max` code points of `text` on one line, with an ellipsis when something was cut. */
export function excerpt(text: string, max: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const points = [...line];
  return points.length <= max ? line : `${points.slice(0, max - 1).join('')}…`;
}

// Recommended for general interchange: what keyboards and pickers offer, sequences and flags included.
const ONE_EMOJI = /^\p{RGI_Emoji}$/v;

/** Whether `text` is exactly one emoji. */
export function isOneEmoji(text: string): boolean {
  return text.length <= 40 && ONE_EMOJI.test(text);
}

// One sign of these is a word or half of one.
const WHOLE_SIGN = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]/u;

/** Whether `text` is enough to look for in all of one's rooms: a single letter begins a word of nearly every message. */
export function isSearchable(text: string): boolean {
  return WHOLE_SIGN.test(text) || (text.match(/[\p{L}\p{N}]/gu) ?? []).length >= LIMITS.searchLetters;
}
