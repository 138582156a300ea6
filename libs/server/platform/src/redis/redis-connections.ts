import { createRequire } from 'node:module';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { Redis, RedisOptions } from 'ioredis';
import { Settings } from '../config/settings';

const load = createRequire(import.meta.url);

const WORD_EVERY_MS = 10_000;

/** The connections to Redis, when nodes share one. Losing it costs time, never a message. */
@Injectable()
export class RedisConnections implements OnApplicationShutdown {
  private readonly log = new Logger(RedisConnections.name);
  private readonly open: Redis[] = [];

  constructor(private readonly settings: Settings) {}

  /** A connection of its own for `purpose`; undefined without `REDIS_URL`. */
  connect(purpose: string, options: RedisOptions): Redis | undefined {
    if (!this.settings.redisUrl) return undefined;
    // Loaded where it is used: without Redis it would be memory for nothing.
    const { Redis } = load('ioredis') as typeof import('ioredis');
    const redis = new Redis(this.settings.redisUrl, { connectionName: `officehours-${purpose}`, ...options });
    // Said now and then: the client tries again by itself, several times a second.
    let nextWord = 0;
    redis.on('error', (error) => {
      if (Date.now() < nextWord) return;
      nextWord = Date.now() + WORD_EVERY_MS;
      this.log.warn({ err: error, purpose }, 'Redis is away');
    });
    this.open.push(redis);
    return redis;
  }

  onApplicationShutdown(): void {
    for (const redis of this.open) redis.disconnect();
  }
}
