import { Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { RedisConnections } from '../redis/redis-connections';

/** So many `points` in so many seconds, counted under a name of its own. */
export interface LimiterRule {
  name: string;
  points: number;
  duration: number;
}

/** Makes counters that all nodes share through Redis where there is one; with Redis away each node counts for itself. */
@Injectable()
export class Limiters {
  private redis?: Redis;

  constructor(private readonly connections: RedisConnections) {}

  make({ name, ...rule }: LimiterRule): RateLimiterAbstract {
    const options = { ...rule, keyPrefix: `officehours:${name}` };
    const memory = new RateLimiterMemory(options);
    // One connection for all of them, and none where nothing is limited.
    this.redis ??= this.connections.connect('limits', { enableOfflineQueue: false, maxRetriesPerRequest: 1 });
    if (!this.redis) return memory;
    return new RateLimiterRedis({ ...options, storeClient: this.redis, insuranceLimiter: memory });
  }
}
