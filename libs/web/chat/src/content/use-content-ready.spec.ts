import { renderHook, waitFor } from '@testing-library/react';
import { item } from '../testing/items';
import { missingFor } from './pieces';
import { useContentReady } from './use-content-ready';

const CODE = '```js\n1\n```';
const FORMULA = 'so \\(x\\)';

/** Forty long messages, and another one at that place from the end. */
const messages = (content: string, place: number) =>
  Array.from({ length: 40 }, (_, index) =>
    item(index + 1, { content: 40 - index === place ? content : 'a line\n'.repeat(20) }),
  );
const open = (items: ReturnType<typeof messages>) =>
  renderHook(() => useContentReady(items, { hasWritten: false, unreadFrom: null })).result;

describe('whether a conversation can be drawn', () => {
  it('is not asked of what is further up, which is fetched for whoever scrolls', async () => {
    const items = messages(CODE, 20);
    expect(open(items).current).toBe(true);
    await waitFor(() => expect(missingFor(items)).toEqual([]));
  });

  it('waits for what draws the messages in sight', async () => {
    const items = messages(FORMULA, 2);
    const ready = open(items);
    expect(ready.current).toBe(false);
    await waitFor(() => expect(ready.current).toBe(true));
  });
});
