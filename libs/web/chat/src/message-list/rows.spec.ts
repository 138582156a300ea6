import type { ChatItem } from '@officehours/web-realtime';
import { ann, item } from '../testing/items';
import { buildRows, type Row, type RowOptions } from './rows';

const START = Date.parse('2026-11-23T10:00:00.000Z');
const at = (seconds: number): string => new Date(START + seconds * 1000).toISOString();
const options: RowOptions = {
  hasMoreBefore: false,
  unreadFrom: null,
  withNames: false,
  dayKey: (time) => time.slice(0, 10),
};
const rowsOf = (items: ChatItem[], more: Partial<RowOptions> = {}): Row[] =>
  buildRows(items, { ...options, ...more });
const kinds = (rows: Row[]): string[] => rows.map((row) => row.kind);
const messages = (rows: Row[]) => rows.filter((row) => row.kind === 'message');

describe('the rows of a conversation', () => {
  it('begin with an introduction and a day, once everything is loaded', () => {
    expect(kinds(rowsOf([item(1)]))).toEqual(['intro', 'day', 'message']);
    expect(kinds(rowsOf([item(1)], { hasMoreBefore: true }))).toEqual(['message']);
  });

  it.each([
    [299, true],
    [300, true],
    [301, false],
  ])('put two messages of one person %i s apart together: %s', (seconds, together) => {
    const [first, second] = messages(rowsOf([item(1), item(2, { createdAt: at(seconds) })]));
    expect(first?.endsRun).toBe(!together);
    expect(second?.startsRun).toBe(!together);
  });

  it('begin a new run with another person', () => {
    const [first, second] = messages(rowsOf([item(1), item(2, { mine: true })]));
    expect([first?.endsRun, second?.startsRun]).toEqual([true, true]);
  });

  it('separate days, also within a run', () => {
    const rows = rowsOf([
      item(1, { createdAt: '2026-11-22T23:59:00Z' }),
      item(2, { createdAt: '2026-11-23T00:01:00Z' }),
    ]);
    expect(kinds(rows)).toEqual(['intro', 'day', 'message', 'day', 'message']);
  });

  it('put the divider before the first unread message, once', () => {
    const rows = rowsOf([item(1), item(2), item(3)], { unreadFrom: 2 });
    expect(kinds(rows)).toEqual(['intro', 'day', 'message', 'unread', 'message', 'message']);
  });

  it('have no divider while the first unread message is further up, so that it does not wander', () => {
    const loaded = [item(5), item(6)];
    expect(kinds(rowsOf(loaded, { unreadFrom: 2, hasMoreBefore: true }))).not.toContain('unread');
    expect(kinds(rowsOf(loaded, { unreadFrom: 5, hasMoreBefore: true }))[0]).toBe('unread');
    expect(kinds(rowsOf(loaded, { unreadFrom: 2 }))).toContain('unread');
  });

  it('name the writer above each run of others, where there are more than two people', () => {
    const rows = rowsOf([item(1), item(2), item(3, { senderId: ann.id })], { withNames: true });
    expect(kinds(rows)).toEqual(['intro', 'day', 'author', 'message', 'message', 'author', 'message']);
  });

  it('keep every row that was there when older messages arrive in front of it', () => {
    const newer = [item(11), item(12, { createdAt: at(10) }), item(13, { mine: true })];
    const before = rowsOf(newer, { hasMoreBefore: true });
    const older = [item(9, { mine: true }), item(10)];
    const after = rowsOf([...older, ...newer], { hasMoreBefore: true });
    const shape = (rows: Row[]) => messages(rows).map(({ key, endsRun }) => ({ key, endsRun }));
    expect(shape(after).slice(2)).toEqual(shape(before));
    expect(after.slice(-before.length).map((row) => row.key)).toEqual(before.map((row) => row.key));
  });
});
