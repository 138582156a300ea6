import { requestOf } from './search-request';

const NOW = new Date(2026, 10, 25, 15, 30);
const midnight = (year: number, month: number, day: number): string =>
  new Date(year, month - 1, day).toISOString();

describe('what a search asks for', () => {
  it.each([
    ['', {}],
    ['  ', { days: { first: '', last: '' } }],
    ['', { hasFile: false }],
    ['a', {}],
    ['…x', { hasFile: false }],
  ])('is nothing for %j with %j', (text, values) => {
    expect(requestOf(text, values, NOW)).toBeNull();
  });

  it('is a time, a room or a course alone: the newest there', () => {
    expect(requestOf('', { span: 'pastWeek' }, NOW)).toEqual({ since: midnight(2026, 11, 18) });
    expect(requestOf('', { chatRoomId: 'r' }, NOW)).toEqual({ chatRoomId: 'r' });
    expect(requestOf(' ', { courseId: 'c' }, NOW)).toEqual({ courseId: 'c' });
  });

  it('is a person by their id, a file, or words', () => {
    const sender = { id: 'a'.repeat(24), name: 'Amina' };
    expect(requestOf('', { sender }, NOW)).toEqual({ senderId: sender.id });
    expect(requestOf('', { hasFile: true }, NOW)).toEqual({ hasFile: true });
    expect(requestOf(' a b ', { hasFile: false }, NOW)).toEqual({ q: 'a b' });
    expect(requestOf('漢', {}, NOW)).toEqual({ q: '漢' });
    expect(requestOf('a', { chatRoomId: 'r' }, NOW)).toEqual({ q: 'a', chatRoomId: 'r' });
  });

  it('begins at a midnight some days ago, whatever the time is', () => {
    expect(requestOf('a', { span: 'pastWeek' }, NOW)).toEqual({ q: 'a', since: midnight(2026, 11, 18) });
  });

  it('goes from the first day to the end of the last, where the reader is', () => {
    const days = { first: '2026-10-24', last: '2026-10-25' };
    const span = { since: midnight(2026, 10, 24), until: midnight(2026, 10, 26) };
    expect(requestOf('a', { days }, NOW)).toEqual({ q: 'a', ...span });
    expect(requestOf('a', { days: { first: days.last, last: days.first } }, NOW)).toEqual({
      q: 'a',
      ...span,
    });
  });

  it('is open where a day is missing', () => {
    expect(requestOf('ab', { days: { first: '', last: '' } }, NOW)).toEqual({ q: 'ab' });
    expect(requestOf('a', { days: { first: '', last: '2026-10-25' } }, NOW)).toEqual({
      q: 'a',
      until: midnight(2026, 10, 26),
    });
  });
});
