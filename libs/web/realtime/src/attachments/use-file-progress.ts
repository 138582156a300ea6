import { useOfficehours } from '../client/context';
import { useStore } from '../hooks/use-store';
import { progressOf } from './progress-of';
import type { FileProgress, OutgoingFile } from './types';

/** How far a file has come, in the tray or in a message that is not stored yet. */
export function useFileProgress(file: OutgoingFile): FileProgress {
  const { files } = useOfficehours();
  return useStore(files.progress, (told) => progressOf(file, told));
}
