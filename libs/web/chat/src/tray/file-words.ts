import type { FileProgress, FileRefusal, OutgoingFile } from '@officehours/web-realtime';
import { fileSize } from '../attachments/file-size';
import type { PaneMessages } from '../i18n/en/panes';

type Words = PaneMessages['tray'];

/** Why a file is not taken; `maxBytes` where it is known. */
export function reasonOf(
  refusal: FileRefusal,
  words: Words,
  locale: string,
  maxBytes: number | null,
): string {
  const { why } = words;
  if (refusal === 'too_large')
    return maxBytes === null ? why.other : why.too_large(fileSize(maxBytes, locale));
  const reasons: Record<string, string | typeof why.too_large> = why;
  const reason = reasons[refusal];
  return typeof reason === 'string' ? reason : why.other;
}

/** How far a file is, in words beside its size. */
export function stateOf({ state, fraction, problem }: FileProgress, words: Words, locale: string): string {
  if (state === 'waiting') return problem ? words.waitingAgain : words.waiting;
  if (state === 'done') return words.done;
  if (state === 'checking') return words.checking;
  // Down, so that the whole is not said before it is there.
  const percent = Math.floor(fraction * 100) / 100;
  return words.uploading(new Intl.NumberFormat(locale, { style: 'percent' }).format(percent));
}

/** Refused for what it is: trying again would change nothing. */
export function isFinal({ refusal }: OutgoingFile): boolean {
  return refusal !== null && !PASSING.has(refusal);
}

/** Refusals for how things are at the moment. */
const PASSING = new Set<FileRefusal>(['quota_exceeded', 'forbidden', 'too_slow']);
