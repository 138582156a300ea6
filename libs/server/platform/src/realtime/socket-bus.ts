import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { createAdapter } from '@socket.io/redis-streams-adapter';
import { Redis } from 'ioredis';
import type { ServerOptions } from 'socket.io';
import { Settings } from '../config/settings';

/** How emits reach the sockets of other nodes: Redis Streams with `REDIS_URL`, else this node only. A hint, never the record. */
@Injectable()
export class SocketBus implements OnApplicationShutdown {
  private readonly log = new Logger(SocketBus.name);
  private redis?: Redis;

  constructor(private readonly settings: Settings) {}

  adapter(): ServerOptions['adapter'] | undefined {
    if (!this.settings.redisUrl) return undefined;
    this.redis = new Redis(this.settings.redisUrl, { maxRetriesPerRequest: null });
    this.redis.on('error', (error) =>
      this.log.warn({ err: error }, 'Redis is away; delivery across nodes waits for catch-up'),
    );
    return createAdapter(this.redis, {
      streamName: 'officehours',
      maxLen: 10_000,
    }) as ServerOptions['adapter'];
  }

  onApplicationShutdown(): void {
    this.redis?.disconnect();
  }
}
