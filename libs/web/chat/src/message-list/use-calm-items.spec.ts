import type { ChatItem } from '@officehours/web-realtime';
import { act, renderHook } from '@testing-library/react';
import { item } from '../testing/items';
import { useCalmItems } from './use-calm-items';

const range = (from: number, to: number): ChatItem[] =>
  Array.from({ length: to - from + 1 }, (_, index) => item(from + index, { mine: false }));

const first = range(1, 3);
const keysOf = (items: readonly ChatItem[]) => items.map(({ key }) => key);

function open(isBusy: boolean) {
  return renderHook(({ items, busy }) => useCalmItems(items, busy), {
    initialProps: { items: first as readonly ChatItem[], busy: isBusy },
  });
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('items while the reader scrolls', () => {
  it('come together a few times a second, however fast they arrive', () => {
    const { result, rerender } = open(true);
    let items: readonly ChatItem[] = first;
    for (let seq = 4; seq <= 14; seq += 1) {
      items = [...items, item(seq, { mine: false })];
      rerender({ items, busy: true });
      act(() => jest.advanceTimersByTime(50));
    }
    // 550 ms: two of them have passed.
    expect(result.current.length).toBeGreaterThan(first.length);
    expect(result.current.length).toBeLessThan(items.length);
    act(() => jest.advanceTimersByTime(250));
    expect(result.current).toBe(items);
  });

  it('come at once when the list rests, and when it comes to rest', () => {
    const { result, rerender } = open(false);
    const more = [...first, ...range(4, 4)];
    rerender({ items: more, busy: false });
    expect(result.current).toBe(more);
    const most = [...more, ...range(5, 5)];
    rerender({ items: most, busy: true });
    expect(keysOf(result.current)).toEqual(keysOf(more));
    rerender({ items: most, busy: false });
    expect(result.current).toBe(most);
  });

  it.each<[string, ChatItem[]]>([
    ['an own message', [...first, item(4, { mine: true })]],
    ['older messages', [...range(-2, 0), ...first]],
    ['a changed message', first.with(1, { ...first[1]!, content: 'edited' })],
  ])('come at once with %s', (_, items) => {
    const { result, rerender } = open(true);
    rerender({ items, busy: true });
    expect(result.current).toBe(items);
  });
});
