import type { OfficehoursError, RoomMessages } from '@officehours/web-realtime';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

interface Jump {
  seq: number;
  wish: number;
  /** By the keyboard, which goes along. */
  isByKey: boolean;
}

export interface Jumps {
  target: Jump | null;
  /** Brings a message into sight that may be pages away; `from` is where to come back to. */
  jumpTo: (seq: number, from?: number, isByKey?: boolean) => void;
  /** The way back, after a jump that had one, until the reader goes to the end or writes. */
  goBack: (() => void) | null;
  /** The reader went to the end of the conversation. */
  forgetBack: () => void;
}

/** Jumps to messages and back. `onFailure` hears why a page cannot be had; the reader stays where they are. */
export function useJumps(
  { items, jumpTo: load, justWritten }: RoomMessages,
  onFailure: (error: OfficehoursError | null) => void,
): Jumps {
  const [target, setTarget] = useState<Jump | null>(null);
  const [origin, setOrigin] = useState<number | null>(null);
  useEffect(() => setOrigin(null), [justWritten]);
  const now = useRef({ items, load });
  const newest = useRef(0);
  useEffect(() => {
    now.current = { items, load };
  });

  const jumpTo = useCallback(
    (seq: number, from?: number, isKey = false): void => {
      const isByKey =
        isKey ||
        document.activeElement?.matches('[role=log] :focus-visible, [role=log] ~ :focus-visible') === true;
      const aim = (): void => {
        setTarget((before) => ({ seq, wish: (before?.wish ?? 0) + 1, isByKey }));
        setOrigin(from ?? null);
      };
      if (now.current.items.some((item) => item.seq === seq)) aim();
      else {
        onFailure(null);
        const wish = (newest.current += 1);
        now.current.load(seq).then(
          (isShown) => isShown && aim(),
          (error: OfficehoursError) => wish === newest.current && onFailure(error),
        );
      }
    },
    [onFailure],
  );

  return useMemo(
    () => ({
      target,
      jumpTo,
      goBack: origin === null ? null : () => jumpTo(origin),
      forgetBack: () => setOrigin(null),
    }),
    [target, jumpTo, origin],
  );
}
