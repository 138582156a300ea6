import { renderHook } from '@testing-library/react';
import type { Row } from './rows';
import type { ListVirtualizer } from './use-list-scroll';
import { useRowAim } from './use-row-aim';

const rowsOf = (...keys: string[]): Row[] => keys.map((key) => ({ kind: 'unread', key }));

function list(first: Row[]) {
  const scroller = { current: document.createElement('div') };
  const scrollToIndex = jest.fn();
  const scrollToEnd = jest.fn();
  const virtualizer = { scrollToIndex, scrollToEnd } as unknown as ListVirtualizer;
  const { result, rerender } = renderHook(({ rows }) => useRowAim(virtualizer, scroller, rows), {
    initialProps: { rows: first },
  });
  return {
    scroller: scroller.current,
    scrollToIndex,
    scrollToEnd,
    aim: result.current,
    show: (rows: Row[]) => rerender({ rows }),
  };
}

describe('useRowAim', () => {
  it('goes on towards its row when older ones come in above', () => {
    const { aim, scrollToIndex, show } = list(rowsOf('b', 'c'));
    aim.at(1, 'center');
    show(rowsOf('a', 'b', 'c'));
    expect(scrollToIndex.mock.calls).toEqual([
      [1, { align: 'center' }],
      [2, { align: 'center' }],
    ]);
  });

  it('stays calm when rows come in below', () => {
    const { aim, scrollToIndex, show } = list(rowsOf('a', 'b'));
    aim.at(0, 'start');
    show(rowsOf('a', 'b', 'c'));
    expect(scrollToIndex).toHaveBeenCalledTimes(1);
  });

  it.each(['wheel', 'touchmove', 'pointerdown', 'keydown'])('leaves the list to a reader’s %s', (gesture) => {
    const { aim, scroller, scrollToIndex, show } = list(rowsOf('b', 'c'));
    aim.at(1, 'center');
    scroller.dispatchEvent(new Event(gesture));
    show(rowsOf('a', 'b', 'c'));
    expect(scrollToIndex).toHaveBeenCalledTimes(1);
  });

  it.each([{ ctrlKey: true, key: 'f' }, { metaKey: true, key: 'g' }, { key: 'F3' }])(
    'leaves the list to a search of the browser in the page: %j',
    (pressed) => {
      const { aim, scrollToIndex, show } = list(rowsOf('b', 'c'));
      aim.at(1, 'center');
      document.body.dispatchEvent(new KeyboardEvent('keydown', { ...pressed, bubbles: true }));
      show(rowsOf('a', 'b', 'c'));
      expect(scrollToIndex).toHaveBeenCalledTimes(1);
    },
  );

  it('goes on towards its row while somebody writes', () => {
    const { aim, scrollToIndex, show } = list(rowsOf('b', 'c'));
    aim.at(1, 'center');
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'f', bubbles: true }));
    show(rowsOf('a', 'b', 'c'));
    expect(scrollToIndex).toHaveBeenCalledTimes(2);
  });

  it('forgets a row that is left or gone', () => {
    const { aim, scrollToIndex, show } = list(rowsOf('b', 'c'));
    aim.at(1, 'center');
    aim.atEnd();
    show(rowsOf('a', 'b', 'c'));
    aim.at(2, 'center');
    show(rowsOf('a', 'b'));
    show(rowsOf('0', 'a', 'b', 'c'));
    expect(scrollToIndex).toHaveBeenCalledTimes(2);
  });

  describe('at the end', () => {
    beforeEach(() => jest.useFakeTimers());
    afterEach(() => jest.useRealTimers());

    /** A list of which `below` px are out of sight. */
    function longList() {
      const made = list(rowsOf('a', 'b'));
      const measure = { below: 0 };
      Object.defineProperty(made.scroller, 'scrollHeight', { get: () => measure.below });
      const move = (below: number): void => {
        measure.below = below;
        made.aim.keepEnd(made.scroller);
      };
      return { ...made, move };
    }

    it('goes there again when something takes it out of sight', () => {
      const { aim, scrollToEnd, move } = longList();
      aim.atEnd();
      move(0);
      expect(scrollToEnd).toHaveBeenCalledTimes(1);
      move(83);
      expect(scrollToEnd).toHaveBeenCalledTimes(2);
      move(0);
      expect(scrollToEnd).toHaveBeenCalledTimes(2);
    });

    it('leaves it to the reader, to another row, and after a while', () => {
      const { aim, scroller, scrollToEnd, move } = longList();
      const isLeft = (leave: () => void): boolean => {
        move(0);
        aim.atEnd();
        leave();
        scrollToEnd.mockClear();
        move(83);
        return scrollToEnd.mock.calls.length === 0;
      };
      expect(isLeft(() => undefined)).toBe(false);
      expect(isLeft(() => scroller.dispatchEvent(new Event('wheel')))).toBe(true);
      expect(isLeft(() => aim.at(0, 'start'))).toBe(true);
      expect(isLeft(() => jest.advanceTimersByTime(6_000))).toBe(true);
    });
  });
});
