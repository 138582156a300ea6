import type { RoomFile } from '@officehours/contracts';
import { useRoomFiles } from '@officehours/web-realtime';
import { useEffect, useMemo, useState } from 'react';

/** The next page of older ones is fetched when this few are left. */
const AHEAD = 3;

export interface Neighbours {
  shown: RoomFile;
  /** To the one written before, or after; null at the end. */
  older: (() => void) | null;
  newer: (() => void) | null;
}

/** Walks through the pictures of a room in the order of their messages. */
export function useNeighbours(roomId: string, first: RoomFile): Neighbours {
  const [shown, setShown] = useState(first);
  const { files, hasMore, isFetchingMore, error, fetchMore } = useRoomFiles(roomId, 'image');
  const inOrder = useMemo(() => files.toSorted((a, b) => a.seq - b.seq), [files]);
  const at = inOrder.findIndex(({ id }) => id === shown.id);
  const wantsMore = files.length > 0 && hasMore && !isFetchingMore && !error && at < AHEAD;
  useEffect(() => {
    if (wantsMore) fetchMore();
  });
  const to = (index: number) => {
    const file = at === -1 ? undefined : inOrder[index];
    return file ? () => setShown(file) : null;
  };
  return { shown, older: to(at - 1), newer: to(at + 1) };
}
