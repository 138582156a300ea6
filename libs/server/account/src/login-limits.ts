import { Injectable } from '@nestjs/common';
import { AppError, Settings } from '@officehours/platform';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

const duration = 15 * 60;

/** Failures in 15 minutes. A school shares one address, so an address alone is allowed more; so is an account, lest a stranger lock its owner out. */
const FAILURES = { accountFromAddress: 5, account: 20, address: 50 };

/** Someone who tries to sign in, before it is known whether there is such an account. */
export interface Attempt {
  email: string;
  address: string;
}

/**
 * Slows guessing down. An attempt counts before the password is looked at, so that parallel guesses do not slip
 * through, and is given back when it succeeds. Known and unknown accounts are counted alike.
 */
@Injectable()
export class LoginLimits {
  private readonly pair = new RateLimiterMemory({
    keyPrefix: 'pair',
    points: FAILURES.accountFromAddress,
    duration,
  });
  private readonly account = new RateLimiterMemory({
    keyPrefix: 'account',
    points: FAILURES.account,
    duration,
  });
  private readonly address = new RateLimiterMemory({
    keyPrefix: 'address',
    points: FAILURES.address,
    duration,
  });

  constructor(private readonly settings: Settings) {}

  /** @throws `rate_limited` with the time to wait. */
  async begin(attempt: Attempt): Promise<void> {
    if (!this.settings.rateLimits) return;
    const taken: [RateLimiterMemory, string][] = [];
    for (const [limiter, key] of this.countersOf(attempt)) {
      try {
        await limiter.consume(key);
        taken.push([limiter, key]);
      } catch (refusal) {
        // What one counter refuses must not use up the others: a blocked account would block its whole school.
        await Promise.all(taken.map(([used, usedKey]) => used.reward(usedKey)));
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        throw new AppError('rate_limited', { retryAfterMs: refusal.msBeforeNext });
      }
    }
  }

  async succeeded(attempt: Attempt): Promise<void> {
    if (!this.settings.rateLimits) return;
    await Promise.all(this.countersOf(attempt).map(([limiter, key]) => limiter.reward(key)));
  }

  /** The address first: whoever is blocked there adds no counters for e-mails they invent. */
  private countersOf({ email, address }: Attempt): [RateLimiterMemory, string][] {
    return [
      [this.address, address],
      [this.account, email],
      [this.pair, `${address} ${email}`],
    ];
  }
}
