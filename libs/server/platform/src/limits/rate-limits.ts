import { Injectable } from '@nestjs/common';
import { RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { Settings } from '../config/settings';
import { AppError } from '../errors/app-error';
import { Limiters } from './limiters';

/** How often is too often: so many `points` in so many seconds, each rule for itself. */
const RULES = {
  /** Messages of a person: bursts of 20, 5 a second, 60 a minute. */
  message: [
    { points: 20, duration: 4 },
    { points: 60, duration: 60 },
  ],
  /** Messages into a room, whoever sends them. */
  room: [{ points: 100, duration: 10 }],
  /** Edits, deletions, reactions and pins of a person: each goes to everyone in the room, as a message does. */
  change: [
    { points: 30, duration: 5 },
    { points: 120, duration: 60 },
  ],
  /** Changes in a room, whoever makes them: a whole course may react to one message. */
  roomChange: [{ points: 300, duration: 10 }],
  /** Events of a person over all their sockets. */
  event: [{ points: 300, duration: 10 }],
  /** Files a person uploads: bursts of 30, 120 in ten minutes. */
  upload: [
    { points: 30, duration: 30 },
    { points: 120, duration: 600 },
  ],
  /** REST requests of a person, or of an address where nobody is signed in. */
  request: [{ points: 1_500, duration: 60 }],
  /** Documents of the API, which are large, that an address asks for. */
  document: [{ points: 300, duration: 60 }],
  /** Bodies of an address that are refused before anyone is asked who sends them. */
  body: [{ points: 60, duration: 60 }],
  /** Searches of a person: one at each pause of their typing. */
  search: [
    { points: 20, duration: 5 },
    { points: 120, duration: 60 },
  ],
  /** Starts of a person's typing that a room is told: one in three seconds, and three at once. */
  typing: [{ points: 3, duration: 9 }],
  /** Sockets a person opens. */
  handshake: [{ points: 60, duration: 60 }],
  /** Sockets that an address opened without being let in. */
  refusal: [{ points: 600, duration: 60 }],
  /** Connections of an address that ended before anybody signed in on them. */
  fruitless: [{ points: 10, duration: 10 }],
} as const;

export type LimitName = keyof typeof RULES;

/**
 * Limits by person, room or address, shared by all nodes through Redis where there is one. A new connection or another
 * node does not refill them; with Redis away each node counts for itself. `RATE_LIMITS=off` lets everything through.
 */
@Injectable()
export class RateLimits {
  private readonly limiters = new Map<LimitName, RateLimiterAbstract[]>();

  constructor(settings: Settings, limiters: Limiters) {
    if (!settings.rateLimits) return;
    for (const [name, rules] of Object.entries(RULES)) {
      this.limiters.set(
        name as LimitName,
        rules.map((rule, index) => limiters.make({ ...rule, name: `${name}:${index}` })),
      );
    }
  }

  /** Undefined when nothing is limited: the way of a message then has no detour. */
  take(name: LimitName, key: string): Promise<void> | undefined {
    const limiters = this.limiters.get(name);
    return limiters && consume(limiters, key);
  }
}

/** @throws {AppError} `rate_limited` with the time after which there is room again. */
async function consume(limiters: readonly RateLimiterAbstract[], key: string): Promise<void> {
  const refusals = await Promise.all(
    limiters.map((limiter) => limiter.consume(key).then(passed, refusedBy(limiter))),
  );
  const refused = refusals.filter((refusal) => refusal !== undefined);
  if (refused.length === 0) return;
  throw new AppError('rate_limited', {
    retryAfterMs: Math.max(...refused.map(({ waitMs }) => waitMs)),
    excess: Math.max(...refused.map(({ excess }) => excess)),
  });
}

const passed = (): undefined => undefined;

function refusedBy({ points }: RateLimiterAbstract): (reason: unknown) => { waitMs: number; excess: number } {
  return (reason) =>
    reason instanceof RateLimiterRes
      ? { waitMs: reason.msBeforeNext, excess: reason.consumedPoints - points }
      : { waitMs: 1_000, excess: 0 };
}
