import { isTimeZone, quietUntil } from './quiet-hours';

const hours = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
const nightly = (timeZone: string) => ({
  timeZone,
  spans: [0, 1, 2, 3, 4, 5, 6].map((day) => ({ day, from: hours('22:00'), to: hours('07:00') })),
});
const until = (quiet: Parameters<typeof quietUntil>[0], at: string): string | undefined =>
  quietUntil(quiet, new Date(at))?.toISOString();

describe('quiet hours', () => {
  it('hold over midnight, in the zone of the person', () => {
    expect(until(nightly('Europe/Berlin'), '2026-11-25T22:30:10Z')).toBe('2026-11-26T06:00:00.000Z');
    expect(until(nightly('Asia/Tokyo'), '2026-11-25T22:30:00Z')).toBeUndefined();
    expect(until(nightly('Europe/Berlin'), '2026-11-26T06:00:00Z')).toBeUndefined();
    expect(until(nightly('Europe/Berlin'), '2026-11-25T20:59:59Z')).toBeUndefined();
  });

  it('end by the clock on the wall when it is changed in the night', () => {
    // In the night to 25 October 2026 an hour comes twice, in that to 29 March one is left out.
    expect(until(nightly('Europe/Berlin'), '2026-10-24T22:00:00Z')).toBe('2026-10-25T06:00:00.000Z');
    expect(until(nightly('Europe/Berlin'), '2026-03-28T23:00:00Z')).toBe('2026-03-29T05:00:00.000Z');
  });

  it('are of one day of the week, or follow each other', () => {
    const weekend = {
      timeZone: 'UTC',
      spans: [
        { day: 6, from: 0, to: 0 },
        { day: 0, from: 0, to: 0 },
      ],
    };
    expect(until(weekend, '2026-11-28T10:00:00Z')).toBe('2026-11-30T00:00:00.000Z');
    expect(until(weekend, '2026-11-27T10:00:00Z')).toBeUndefined();
    const always = { timeZone: 'UTC', spans: [0, 1, 2, 3, 4, 5, 6].map((day) => ({ day, from: 0, to: 0 })) };
    expect(Date.parse(until(always, '2026-11-28T10:00:00Z') ?? '')).toBeGreaterThan(
      Date.parse('2026-12-05T00:00:00Z'),
    );
    expect(until({ timeZone: 'UTC', spans: [] }, '2026-11-28T10:00:00Z')).toBeUndefined();
  });

  it('know the zones there are', () => {
    expect(['Europe/Berlin', 'UTC', 'Mars/Olympus', '../etc'].map(isTimeZone)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
