import { createRequire } from 'node:module';
import { Injectable } from '@nestjs/common';
import type { ServerOptions } from 'socket.io';
import { RedisConnections } from '../redis/redis-connections';

const load = createRequire(import.meta.url);

/** Entries kept: a node that was away longer catches up from the log, as its clients do. */
const STREAM_LENGTH = 10_000;

/** How emits reach the sockets of other nodes: Redis Streams with `REDIS_URL`, else this node only. A hint, never the record. */
@Injectable()
export class SocketBus {
  constructor(private readonly redis: RedisConnections) {}

  adapter(): ServerOptions['adapter'] | undefined {
    const redis = this.redis.connect('sockets', { maxRetriesPerRequest: null });
    if (!redis) return undefined;
    // Loaded where it is used: without Redis it would be memory for nothing.
    const { createAdapter } = load(
      '@socket.io/redis-streams-adapter',
    ) as typeof import('@socket.io/redis-streams-adapter');
    return createAdapter(redis, {
      streamName: 'officehours',
      maxLen: STREAM_LENGTH,
    }) as ServerOptions['adapter'];
  }
}
