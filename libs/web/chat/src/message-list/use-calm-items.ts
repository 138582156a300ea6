import type { ChatItem } from '@officehours/web-realtime';
import { useEffect, useState } from 'react';

/** While the reader scrolls further up, what arrives below is taken in this often. */
const CALM_MS = 250;

type Items = readonly ChatItem[];

/**
 * The items, which while `isBusy` come a few times a second instead of one by one: each costs a pass over all rows, and
 * they are not on the screen. What the reader has done themself, and what changes anywhere else, is shown at once.
 */
export function useCalmItems(items: Items, isBusy: boolean): Items {
  const [held, setHeld] = useState<Items>(items);
  const [released, setReleased] = useState<Items | null>(null);
  const isHeld = isBusy && released !== held && isOnlyNews(held, items);
  const shown = isHeld ? held : items;
  if (held !== shown) setHeld(shown);

  useEffect(() => {
    if (!isHeld) return;
    const timer = setTimeout(() => setReleased(held), CALM_MS);
    return () => clearTimeout(timer);
  }, [isHeld, held]);
  return shown;
}

/** Whether the difference is messages of others at the end. */
function isOnlyNews(before: Items, after: Items): boolean {
  return (
    before.length > 0 &&
    after.length > before.length &&
    before[0] === after[0] &&
    before.at(-1) === after[before.length - 1] &&
    after.at(-1)?.mine === false
  );
}
