import { useOfficehours } from '@officehours/web-realtime';
import { useCallback, useEffect, useState } from 'react';
import type { Purpose } from '../composer/purpose';

/** What the text of a room's box is for, when it is more than a new message: kept while one is elsewhere, and over a reload. */
export function usePurpose(roomId: string) {
  const { edits } = useOfficehours();
  const [purpose, setPurpose] = useState(() => read(edits.get(roomId)));
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

/** What this app wrote; whatever else stands there is nothing. */
function read(kept: string): Purpose | null {
  try {
    const purpose = JSON.parse(kept || 'null') as Purpose | null;
    return purpose && (purpose.kind === 'reply' || purpose.kind === 'edit') ? purpose : null;
  } catch {
    return null;
  }
}
