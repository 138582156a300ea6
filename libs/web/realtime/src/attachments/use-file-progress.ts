import { useOfficehours } from '../client/context';
import { useStore } from '../hooks/use-store';
import type { FileProgress, OutgoingFile } from './types';

const WAITING: FileProgress = { state: 'waiting', fraction: 0 };
const DONE: FileProgress = { state: 'done', fraction: 1 };
const REFUSED: FileProgress = { state: 'refused', fraction: 0 };

/** How far a file has come, in the tray or in a message that is not stored yet. */
export function useFileProgress({ key, attachment, refusal }: OutgoingFile): FileProgress {
  const { files } = useOfficehours();
  const told = useStore(files.progress, (all) => all.get(key));
  if (attachment) return DONE;
  return refusal ? REFUSED : (told ?? WAITING);
}
