import { AppError, Limiters, RedisConnections, Settings } from '@officehours/platform';
import { LoginLimits, type Attempt } from './login-limits';

const AMINA = { email: 'amina@school.example', address: '10.0.0.1' };

function limitsWith(values: Partial<Settings> = {}): LoginLimits {
  const settings = new Settings(values);
  return new LoginLimits(settings, new Limiters(new RedisConnections(settings)));
}

async function fail(limits: LoginLimits, attempt: Attempt, times: number): Promise<void> {
  for (let n = 0; n < times; n += 1) await limits.begin(attempt);
}

const refusal = (limits: LoginLimits, attempt: Attempt): Promise<unknown> =>
  limits.begin(attempt).then(
    () => null,
    (error: unknown) => error,
  );

describe('guessing a password', () => {
  let limits: LoginLimits;

  beforeEach(() => {
    limits = limitsWith();
  });

  it('stops after five failures from one address, and says for how long', async () => {
    await fail(limits, AMINA, 5);
    const refused = await refusal(limits, AMINA);
    expect(refused).toBeInstanceOf(AppError);
    expect(refused).toMatchObject({ code: 'rate_limited', retryAfterMs: expect.any(Number) });
    const { retryAfterMs } = refused as AppError;
    expect(retryAfterMs).toBeGreaterThan(14 * 60_000);
    expect(retryAfterMs).toBeLessThanOrEqual(15 * 60_000);
  });

  it('in parallel is stopped alike', async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, () => refusal(limits, AMINA)));
    expect(answers.filter((answer) => answer === null)).toHaveLength(5);
  });

  it('does not lock the owner out at another address', async () => {
    await fail(limits, AMINA, 5);
    expect(await refusal(limits, { ...AMINA, address: '10.0.0.2' })).toBeNull();
  });

  it('from many addresses is stopped after twenty failures', async () => {
    for (let n = 0; n < 20; n += 1) await limits.begin({ ...AMINA, address: `10.0.1.${n}` });
    expect(await refusal(limits, { ...AMINA, address: '10.0.2.1' })).toMatchObject({ code: 'rate_limited' });
  });

  it('of many accounts from one address is stopped after fifty failures', async () => {
    for (let n = 0; n < 50; n += 1) await limits.begin({ ...AMINA, email: `pupil${n}@school.example` });
    expect(await refusal(limits, { ...AMINA, email: 'last@school.example' })).toMatchObject({
      code: 'rate_limited',
    });
  });

  it('at one account does not use up what the address has for others', async () => {
    await fail(limits, AMINA, 5);
    for (let n = 0; n < 100; n += 1) await refusal(limits, AMINA);
    expect(await refusal(limits, { ...AMINA, email: 'other@school.example' })).toBeNull();
  });

  it('is not what somebody does who gets it right every time', async () => {
    for (let n = 0; n < 60; n += 1) {
      await limits.begin(AMINA);
      await limits.succeeded(AMINA);
    }
    expect(await refusal(limits, AMINA)).toBeNull();
  });

  it('has no limits where they are off', async () => {
    const off = limitsWith({ rateLimits: false });
    await fail(off, AMINA, 30);
    expect(await refusal(off, AMINA)).toBeNull();
  });
});
