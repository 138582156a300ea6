import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Redis, type RedisOptions } from 'ioredis';
import { Settings } from '../config/settings';

/** The connections to Redis, when nodes share one. Losing it costs time, never a message. */
@Injectable()
export class RedisConnections implements OnApplicationShutdown {
  private readonly log = new Logger(RedisConnections.name);
  private readonly open: Redis[] = [];

  constructor(private readonly settings: Settings) {}

  /** A connection of its own for `purpose`; undefined without `REDIS_URL`. */
  connect(purpose: string, options: RedisOptions): Redis | undefined {
    if (!this.settings.redisUrl) return undefined;
    const redis = new Redis(this.settings.redisUrl, { connectionName: `officehours-${purpose}`, ...options });
    // Said once per outage: the client tries again by itself, several times a second.
    let isAway = false;
    redis.on('ready', () => (isAway = false));
    redis.on('error', (error) => {
      if (!isAway) this.log.warn({ err: error, purpose }, 'Redis is away');
      isAway = true;
    });
    this.open.push(redis);
    return redis;
  }

  onApplicationShutdown(): void {
    for (const redis of this.open) redis.disconnect();
  }
}
