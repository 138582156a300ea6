import { jest } from '@jest/globals';
import { AppError } from '../errors/app-error';
import type { RateLimits } from './rate-limits';
import { RequestLimit } from './request-limit';

const limitOf = (take: () => Promise<void> | undefined) =>
  new RequestLimit({ take } as unknown as RateLimits);

afterEach(() => jest.useRealTimers());

describe('the limit of requests', () => {
  it('lets requests through at once', async () => {
    await expect(limitOf(() => undefined).take('somebody')).resolves.toBeUndefined();
  });

  it('says no after half a second', async () => {
    const began = performance.now();
    const refusal = new AppError('rate_limited', { retryAfterMs: 9 });
    await expect(limitOf(() => Promise.reject(refusal)).take('somebody')).rejects.toBe(refusal);
    expect(performance.now() - began).toBeGreaterThan(450);
  });

  it('makes who sent too many bodies that were refused wait, and nobody else', async () => {
    const began = performance.now();
    await expect(limitOf(() => undefined).bodyRefused('198.51.100.1')).resolves.toBe(false);
    expect(performance.now() - began).toBeLessThan(250);
    const often = limitOf(() => Promise.reject(new AppError('rate_limited')));
    await expect(often.bodyRefused('198.51.100.1')).resolves.toBe(true);
    expect(performance.now() - began).toBeGreaterThan(450);
  });

  it('holds back 500 answers and no more', async () => {
    const limit = limitOf(() => Promise.reject(new AppError('rate_limited')));
    let answered = 0;
    const all = Array.from({ length: 510 }, () => limit.take('somebody').catch(() => (answered += 1)));
    await new Promise((resolve) => setImmediate(resolve));
    expect(answered).toBe(10);
    await Promise.all(all);
    expect(answered).toBe(510);
  });
});
