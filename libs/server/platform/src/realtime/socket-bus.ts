import { Injectable } from '@nestjs/common';
import { createAdapter } from '@socket.io/redis-streams-adapter';
import type { ServerOptions } from 'socket.io';
import { RedisConnections } from '../redis/redis-connections';

/** Entries kept: a node that was away longer catches up from the log, as its clients do. */
const STREAM_LENGTH = 10_000;

/** How emits reach the sockets of other nodes: Redis Streams with `REDIS_URL`, else this node only. A hint, never the record. */
@Injectable()
export class SocketBus {
  constructor(private readonly redis: RedisConnections) {}

  adapter(): ServerOptions['adapter'] | undefined {
    const redis = this.redis.connect('sockets', { maxRetriesPerRequest: null });
    if (!redis) return undefined;
    return createAdapter(redis, {
      streamName: 'officehours',
      maxLen: STREAM_LENGTH,
    }) as ServerOptions['adapter'];
  }
}
