import { Timers } from './timers';

const DAY = 24 * 60 * 60_000;

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('a timer', () => {
  it('of longer than a browser can wait ends late, not at once', () => {
    const run = jest.fn();
    new Timers<'far'>().set('far', 30 * DAY, run);
    jest.advanceTimersByTime(24 * DAY);
    expect(run).not.toHaveBeenCalled();
    jest.advanceTimersByTime(6 * DAY);
    expect(run).toHaveBeenCalledTimes(1);
  });
});
