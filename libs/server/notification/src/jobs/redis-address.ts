import type { ConnectionOptions } from 'bullmq';

/** What `REDIS_URL` says, as BullMQ takes it: it makes connections of its own, one of which waits for work. */
export function connectionOf(redisUrl: string): ConnectionOptions {
  const { protocol, hostname, port, username, password, pathname } = new URL(redisUrl);
  return {
    host: hostname,
    port: Number(port || 6379),
    db: Number(pathname.slice(1) || 0),
    ...(username && { username: decodeURIComponent(username) }),
    ...(password && { password: decodeURIComponent(password) }),
    ...(protocol === 'rediss:' && { tls: {} }),
    maxRetriesPerRequest: null,
  };
}
