import type { ChatItem } from '@officehours/web-realtime';
import { item } from '../testing/items';
import { RowCache } from './row-cache';
import { buildRows, type RowOptions } from './rows';

const options: RowOptions = {
  hasMoreBefore: true,
  unreadFrom: null,
  withNames: true,
  dayKey: (at) => at.slice(0, 10),
};
const range = (from: number, to: number): ChatItem[] =>
  Array.from({ length: to - from + 1 }, (_, index) => item(from + index, { mine: (from + index) % 3 === 0 }));

describe('rows that are built again', () => {
  const middle = range(10, 30);
  const changed = middle.with(7, { ...middle[7]!, content: 'edited' });

  it.each<[string, ChatItem[]]>([
    ['the same messages', [...middle]],
    ['newer messages', [...middle, ...range(31, 33)]],
    ['older messages', [...range(5, 9), ...middle]],
    ['older and newer messages', [...range(5, 9), ...middle, ...range(31, 33)]],
    ['a changed message', changed],
    ['one message less', middle.toSpliced(7, 1)],
    ['another part of the room', range(100, 120)],
    ['no message', []],
  ])('are those of a first build, with %s', (_, items) => {
    for (const each of [options, { ...options, hasMoreBefore: false }]) {
      const cache = new RowCache();
      cache.build(middle, each);
      expect(cache.build(items, each)).toEqual(buildRows(items, each));
    }
  });

  it('follow their options', () => {
    const cache = new RowCache();
    cache.build(middle, options);
    const others = { ...options, hasMoreBefore: false, unreadFrom: 20 };
    expect(cache.build(middle, others)).toEqual(buildRows(middle, others));
  });

  it.each<[string, ChatItem[], string[]]>([
    ['older messages', [...range(5, 9), ...middle], ['m5', 'm6', 'm7', 'm8', 'm9', 'm10']],
    ['a newer message', [...middle, item(31)], ['m30', 'm31']],
    ['a changed message', changed, ['m16', 'm17', 'm18']],
  ])('are the same objects, except beside %s', (_, items, expected) => {
    const cache = new RowCache();
    const before = new Set(cache.build(middle, options));
    const fresh = cache.build(items, options).filter((row) => row.kind === 'message' && !before.has(row));
    expect(fresh.map((row) => row.key)).toEqual(expected);
  });
});
