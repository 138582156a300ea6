import { renderHook } from '@testing-library/react';
import type { Row } from './rows';
import type { ListVirtualizer } from './use-list-scroll';
import { useRowAim } from './use-row-aim';

const rowsOf = (...keys: string[]): Row[] => keys.map((key) => ({ kind: 'unread', key }));

function list(first: Row[]) {
  const scroller = { current: document.createElement('div') };
  const scrollToIndex = jest.fn();
  const virtualizer = { scrollToIndex } as unknown as ListVirtualizer;
  const { result, rerender } = renderHook(({ rows }) => useRowAim(virtualizer, scroller, rows), {
    initialProps: { rows: first },
  });
  return {
    scroller: scroller.current,
    scrollToIndex,
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

  it('forgets a row that is left or gone', () => {
    const { aim, scrollToIndex, show } = list(rowsOf('b', 'c'));
    aim.at(1, 'center');
    aim.release();
    show(rowsOf('a', 'b', 'c'));
    aim.at(2, 'center');
    show(rowsOf('a', 'b'));
    show(rowsOf('0', 'a', 'b', 'c'));
    expect(scrollToIndex).toHaveBeenCalledTimes(2);
  });
});
