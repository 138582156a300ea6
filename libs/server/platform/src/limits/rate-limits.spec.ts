import { Settings } from '../config/settings';
import { RedisConnections } from '../redis/redis-connections';
import { Limiters } from './limiters';
import { RateLimits } from './rate-limits';

function limitsWith(settings: Partial<Settings> = {}): RateLimits {
  const all = new Settings(settings);
  return new RateLimits(all, new Limiters(new RedisConnections(all)));
}

async function refusals(limits: RateLimits, times: number, key = 'amina'): Promise<unknown[]> {
  const answers = await Promise.allSettled(
    Array.from({ length: times }, async () => limits.take('message', key)),
  );
  return answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as unknown] : []));
}

describe('rate limits', () => {
  it('let a burst of twenty messages through and refuse the next, saying when there is room again', async () => {
    const limits = limitsWith();
    expect(await refusals(limits, 20)).toEqual([]);
    const [refused] = await refusals(limits, 1);
    expect(refused).toMatchObject({ code: 'rate_limited', retryAfterMs: expect.any(Number) });
  });

  it('count each person for themselves', async () => {
    const limits = limitsWith();
    await refusals(limits, 30, 'amina');
    expect(await refusals(limits, 20, 'lena')).toEqual([]);
  });

  it('are no detour where they are off', () => {
    expect(limitsWith({ rateLimits: false }).take('message', 'amina')).toBeUndefined();
  });
});
