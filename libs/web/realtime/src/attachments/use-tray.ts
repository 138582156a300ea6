import type { Id } from '@officehours/contracts';
import { useOfficehours } from '../client/context';
import { useStore } from '../hooks/use-store';
import type { OutgoingFile } from './types';

const NOTHING: readonly OutgoingFile[] = [];

/** The files that are chosen for the next message of a room. */
export function useTray(roomId: Id): readonly OutgoingFile[] {
  const { files } = useOfficehours();
  return useStore(files.trays, (trays) => trays.get(roomId)) ?? NOTHING;
}
