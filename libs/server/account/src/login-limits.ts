import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppError, Limiters, Settings } from '@officehours/platform';
import { RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';

const duration = 15 * 60;

/** Failures in 15 minutes. A school shares one address, so an address alone is allowed more; so is an account, lest a stranger lock its owner out. */
const FAILURES = { accountFromAddress: 5, account: 20, address: 50 };

/** Someone who tries to sign in, before it is known whether there is such an account. */
export interface Attempt {
  email: string;
  address: string;
}

type Counter = [RateLimiterAbstract, string];

/**
 * Slows guessing down, on all nodes together. An attempt counts before the password is looked at, so that parallel
 * guesses do not slip through, and is given back when it succeeds. Known and unknown accounts are counted alike.
 */
@Injectable()
export class LoginLimits {
  private readonly limiters: Record<keyof typeof FAILURES, RateLimiterAbstract> | null;

  constructor(settings: Settings, limiters: Limiters) {
    const make = (name: keyof typeof FAILURES) =>
      limiters.make({ name: `sign-in:${name}`, points: FAILURES[name], duration });
    this.limiters = settings.rateLimits
      ? {
          accountFromAddress: make('accountFromAddress'),
          account: make('account'),
          address: make('address'),
        }
      : null;
  }

  /** @throws `rate_limited` with the time to wait. */
  async begin(attempt: Attempt): Promise<void> {
    const taken: Counter[] = [];
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
    await Promise.all(this.countersOf(attempt).map(([limiter, key]) => limiter.reward(key)));
  }

  /** The address first: whoever is blocked there adds no counters for e-mails they invent. None where nothing is limited. */
  private countersOf({ email, address }: Attempt): Counter[] {
    if (!this.limiters) return [];
    const account = hashOf(email);
    return [
      [this.limiters.address, address],
      [this.limiters.account, account],
      [this.limiters.accountFromAddress, `${address} ${account}`],
    ];
  }
}

/** No e-mail stands in Redis, also none that was mistyped or invented, and none makes a longer key. */
function hashOf(email: string): string {
  return createHash('sha256').update(email).digest('base64url');
}
