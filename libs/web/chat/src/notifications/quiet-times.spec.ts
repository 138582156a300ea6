import { daysLeft, NIGHT, spansOf, timesOf, WEEK, withAnother, withChanged } from './quiet-times';

describe('quiet times', () => {
  it('are one for the days with the same hours, and come back as they were', () => {
    const weekend = { from: 0, to: 0, days: [6, 0] };
    const times = [{ ...NIGHT, days: [1, 2, 3, 4, 5] }, weekend];
    expect(timesOf(spansOf(times))).toEqual(times);
    expect(timesOf([])).toEqual([]);
  });

  it('are no more than the service keeps, whatever is added', () => {
    let times = [NIGHT];
    expect(daysLeft(times)).toBe(7);
    times = withAnother(times);
    expect(times[1]?.days).toEqual([1, 2, 3, 4, 5]);
    times = withAnother(times);
    expect(times[2]?.days).toEqual([1, 2]);
    expect(daysLeft(times)).toBe(0);
    expect(spansOf(times)).toHaveLength(14);
  });

  it('go with their last day', () => {
    const [first, second] = [NIGHT, { from: 720, to: 780, days: [3] }];
    expect(withChanged([first, second], 1, { ...second, days: [3, 4] })).toEqual([
      first,
      { ...second, days: [3, 4] },
    ]);
    expect(withChanged([first, second], 1, { ...second, days: [] })).toEqual([first]);
    expect(withChanged([first], 0, { ...first, days: WEEK.slice(1) })).toHaveLength(1);
  });
});
