import type { IncomingMessage, Server } from 'node:http';
import { refuseSlow } from './unreadable';

/** So long a body may take, unless the route has a rule of its own for it. */
const BODY_MS = 120_000;

const timers = new WeakMap<IncomingMessage, NodeJS.Timeout>();

/**
 * Refuses each request whose body has not come within `bodyMs`. Node's own `requestTimeout` knows no exceptions, and a
 * large file may take hours at the least speed that is promised for it.
 */
export function limitBodies(server: Server, bodyMs = BODY_MS): void {
  // Before the application, which may lift it at once.
  server.prependListener('request', (request: IncomingMessage) => {
    if (!hasBody(request)) return;
    const timer = setTimeout(() => request.complete || refuseSlow(request.socket), bodyMs);
    timers.set(request, timer);
    const stop = (): void => clearTimeout(timer);
    request.once('end', stop).once('close', stop);
  });
}

/** The body may take as long as it likes: whoever calls this watches it. */
export function liftBodyDeadline(request: IncomingMessage): void {
  clearTimeout(timers.get(request));
}

function hasBody({ headers }: IncomingMessage): boolean {
  return Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding'] !== undefined;
}
