import type { FileProgress, OutgoingFile } from './types';

const WAITING: FileProgress = { state: 'waiting', fraction: 0 };
const DONE: FileProgress = { state: 'done', fraction: 1 };
const REFUSED: FileProgress = { state: 'refused', fraction: 0 };

/** How far a file has come; `told` by key. */
export function progressOf(
  { key, attachment, refusal }: OutgoingFile,
  told: ReadonlyMap<string, FileProgress>,
): FileProgress {
  if (attachment) return DONE;
  return refusal ? REFUSED : (told.get(key) ?? WAITING);
}
