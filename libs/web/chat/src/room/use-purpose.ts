import { useOfficehours } from '@officehours/web-realtime';
import { useCallback, useEffect, useState } from 'react';
import type { Purpose } from '../composer/purpose';

/** What the text of a room's box is for, when it is more than a new message: kept while one is elsewhere, and over a reload. */
export function usePurpose(roomId: string) {
  const { edits } = useOfficehours();
  const [purpose, setPurpose] = useState(() => JSON.parse(edits.get(roomId) || 'null') as Purpose | null);
  const keep = useCallback(
    (next: Purpose | null): void => {
      edits.set(roomId, next ? JSON.stringify(next) : '');
      if (!next) edits.settle(roomId);
    },
    [edits, roomId],
  );
  useEffect(() => keep(purpose), [keep, purpose]);
  return {
    purpose,
    setPurpose,
    endPurpose: (done: Purpose): void => {
      // Also where that conversation is not open any more.
      if (edits.get(roomId) === JSON.stringify(done)) keep(null);
      setPurpose((now) => (now === done ? null : now));
    },
  };
}
