import { AppError, RateLimits } from '@officehours/platform';
import { TypingThrottle } from './typing-throttle';

const PAUSE = 3_000;

/** What all nodes count together: `left` more may begin to type; until `go` is called no answer comes. */
class SharedLimits {
  asked = 0;
  answers: (() => void)[] = [];
  isSlow = false;

  constructor(private left = Infinity) {}

  async take(): Promise<void> {
    this.asked += 1;
    if (this.isSlow) await new Promise<void>((resolve) => this.answers.push(resolve));
    if (this.left === 0) throw new AppError('rate_limited');
    this.left -= 1;
  }
}

let shared: SharedLimits;
let throttle: TypingThrottle;

function withLeft(left?: number): void {
  shared = new SharedLimits(left);
  throttle = new TypingThrottle(shared as unknown as RateLimits);
}

const type = (isTyping: boolean, now = 0): Promise<boolean> =>
  Promise.resolve(throttle.mayPass('room', 'ada', isTyping, now));

beforeEach(() => withLeft());

describe('typing', () => {
  it('is passed on once in three seconds, and what is not is asked of nobody else', async () => {
    expect(await type(true)).toBe(true);
    for (let n = 0; n < 100; n += 1) expect(await type(true, n)).toBe(false);
    expect(shared.asked).toBe(1);
    expect(await type(true, PAUSE)).toBe(true);
  });

  it('may begin anew at once when its end was passed on, as often as all nodes together allow', async () => {
    withLeft(3);
    const passed: boolean[] = [];
    for (let n = 0; n < 100; n += 1) passed.push(await type(true, n), await type(false, n));
    expect(passed.filter(Boolean)).toHaveLength(6);
    expect(shared.asked).toBe(4);
  });

  it('ends only for those who were told that it began', async () => {
    expect(await type(false)).toBe(false);
    withLeft(0);
    expect(await type(true)).toBe(false);
    expect(await type(false)).toBe(false);
  });

  it('that has ended before it could be told is told to nobody', async () => {
    shared.isSlow = true;
    const began = type(true);
    expect(await type(false)).toBe(false);
    shared.answers[0]!();
    expect(await began).toBe(false);
    expect(await type(false)).toBe(false);
  });

  it('of one person in one room is not that of others, or in others', async () => {
    await type(true);
    expect(await throttle.mayPass('room', 'ben', true, 0)).toBe(true);
    expect(await throttle.mayPass('elsewhere', 'ada', true, 0)).toBe(true);
  });
});
