import type { RoomMessages } from '@officehours/web-realtime';
import { useState } from 'react';

interface Jump {
  seq: number;
  wish: number;
}

/** Jumps to messages that may be pages away. */
export function useJumps(messages: RoomMessages) {
  const [target, setTarget] = useState<Jump | null>(null);

  const jumpTo = (seq: number): void => {
    const aim = (): void => setTarget((before) => ({ seq, wish: (before?.wish ?? 0) + 1 }));
    if (messages.items.some((item) => item.seq === seq)) aim();
    // A page that cannot be had leaves the reader where they are; the list's own error state speaks of the network.
    else messages.jumpTo(seq).then(aim, () => undefined);
  };
  return { target, jumpTo };
}
