import { createFormat } from './format';

const words = { today: 'Today', yesterday: 'Yesterday' };
const now = new Date('2026-11-23T15:30:00Z');

describe('times as the reader has them', () => {
  const format = createFormat('en-GB', words, 'UTC');

  it.each([
    ['2026-11-23T00:10:00Z', 'Today'],
    ['2026-11-22T23:50:00Z', 'Yesterday'],
    ['2026-11-18T12:00:00Z', 'Wednesday'],
    ['2026-11-10T12:00:00Z', 'Tuesday 10 November'],
    ['2025-03-01T12:00:00Z', '1 March 2025'],
  ])('calls the day of %s %s', (at, day) => {
    expect(format.day(at, now)).toBe(day);
  });

  it.each([
    ['2026-11-23T09:05:00Z', '09:05'],
    ['2026-11-22T09:05:00Z', 'Yesterday'],
    ['2026-11-19T09:05:00Z', 'Thu'],
    ['2026-10-02T09:05:00Z', '2 Oct'],
    ['2024-10-02T09:05:00Z', '02/10/24'],
  ])('stamps %s in a list as %s', (at, stamp) => {
    expect(format.stamp(at, now)).toBe(stamp);
  });

  it('says the exact time with its second', () => {
    expect(format.exact('2026-11-23T09:05:07Z')).toMatch(/23 November 2026.*09:05:07/u);
  });

  it('counts days in the reader’s zone, not in the service’s', () => {
    const auckland = createFormat('en', words, 'Pacific/Auckland');
    expect(auckland.day('2026-11-22T12:00:00Z', now)).toBe('Yesterday');
    expect(auckland.dayKey('2026-11-22T12:00:00Z')).toBe('2026-11-23');
  });

  it('counts a day that was an hour shorter as one day', () => {
    const berlin = createFormat('en', words, 'Europe/Berlin');
    expect(berlin.day('2026-03-28T12:00:00Z', new Date('2026-03-29T12:00:00Z'))).toBe('Yesterday');
  });

  it('makes what formats when it is first used, and once', () => {
    const made = jest.spyOn(Intl, 'DateTimeFormat');
    const numbers = jest.spyOn(Intl, 'NumberFormat');
    const own = createFormat('en-GB', words, 'UTC');
    expect(made).not.toHaveBeenCalled();
    expect(own.time('2026-11-23T09:05:07Z')).toBe(own.time('2026-11-23T09:05:08Z'));
    expect(made).toHaveBeenCalledTimes(1);
    expect([own.number(1_000), own.number(2_000)]).toEqual(['1,000', '2,000']);
    expect(numbers).toHaveBeenCalledTimes(1);
    jest.restoreAllMocks();
  });
});
