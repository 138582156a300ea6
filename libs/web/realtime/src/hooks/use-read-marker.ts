import type { Id } from '@officehours/contracts';
import { useCallback, useEffect } from 'react';
import { useOfficehours } from '../client/context';

/** Says that everything up to `seq` was read. Only while the page is visible and focused and the list is at its end. */
export function useReadMarker(roomId: Id): (seq: number) => void {
  const { reading } = useOfficehours();
  useEffect(() => reading.opened(roomId), [reading, roomId]);
  return useCallback((seq) => reading.mark(roomId, seq), [reading, roomId]);
}
