import type { Row } from './rows';
import type { ListScrollOptions } from './use-list-scroll';
import { initialOffset, openingOf } from './use-initial-position';

const message = { kind: 'message' } as Row;
const unread = { kind: 'unread' } as Row;
const options = (rest: Partial<ListScrollOptions>) =>
  ({
    rows: [message, message, unread, message],
    unreadFrom: 3,
    hasMoreBefore: false,
    ...rest,
  }) as ListScrollOptions;
const HEIGHT = 640;
const offset = (rest: Partial<ListScrollOptions>) => initialOffset(options(rest), () => HEIGHT, 56, HEIGHT);

describe('where a list opens', () => {
  it('is the first unread message', () => {
    expect(openingOf(options({}))).toEqual({ kind: 'row', index: 2 });
    expect(offset({})).toBe(56 + 2 * HEIGHT);
  });

  it('is the top, on the way to an unread message that is pages away', () => {
    const away = { rows: [message, message], hasMoreBefore: true };
    expect(openingOf(options(away))).toEqual({ kind: 'pagesAway', seq: 3 });
    expect(offset(away)).toBe(0);
  });

  it('is the end where all is read, and for who has just written', () => {
    const read = { rows: [message, message, message], unreadFrom: null };
    for (const rest of [read, { justWritten: 'a' }])
      expect(openingOf(options(rest))).toEqual({ kind: 'end' });
    expect(offset(read)).toBe(56 + 2 * HEIGHT);
  });

  it('is not below the top of a list that cannot be scrolled', () => {
    const short = options({ rows: [message, unread], unreadFrom: 3 });
    expect(initialOffset(short, () => HEIGHT / 3, 0, HEIGHT)).toBe(0);
  });

  it('is not below the top where rows may be lower than they are taken for, so that all of them fit', () => {
    const two = options({ rows: [message, message], unreadFrom: null });
    expect(initialOffset(two, () => HEIGHT * 0.7, 0, HEIGHT)).toBe(0);
    expect(initialOffset(two, () => HEIGHT * 0.9, 0, HEIGHT)).toBeGreaterThan(0);
  });
});
