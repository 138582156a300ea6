import type { IncomingMessage } from 'node:http';
import { invalid } from '../errors/app-error';

/**
 * Node keeps the first of several `Authorization` headers, a proxy may have looked at the last: whose request it is would
 * depend on who is asked.
 * @throws `validation_failed` for more than one.
 */
export function requireOneAuthorization({ headersDistinct }: IncomingMessage): void {
  if ((headersDistinct.authorization?.length ?? 0) > 1) throw invalid('authorization', 'repeated');
}
