import { useMedia } from '@officehours/web-ui';
import { useState } from 'react';

/** Whether the third column is open: at first where there is room for it, then as the reader wants it. */
export function useDetails(): { detailsOpen: boolean; onDetails: () => void } {
  const hasRoom = useMedia('(min-width: 80rem)');
  const [wish, setWish] = useState<boolean | null>(null);
  const detailsOpen = wish ?? hasRoom;
  return { detailsOpen, onDetails: () => setWish(!detailsOpen) };
}
