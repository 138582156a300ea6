import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings';

/**
 * Which pages may open a socket or call REST from a browser. No `Origin` at all is no browser and is let through;
 * `null`, unlisted and repeated ones are refused. Without a list, the service's own origin is the list.
 */
@Injectable()
export class OriginPolicy {
  constructor(private readonly settings: Settings) {}

  allows(request: IncomingMessage): boolean {
    const origins = request.headersDistinct.origin;
    if (origins === undefined) return true;
    const [origin] = origins;
    if (origins.length !== 1 || origin === undefined) return false;
    return this.settings.allowedOrigins.length > 0
      ? this.isListed(origin)
      : isOwn(origin, request, this.settings.trustProxy !== false);
  }

  isListed(origin: string): boolean {
    return this.settings.allowedOrigins.includes(origin);
  }
}

function isOwn(origin: string, request: IncomingMessage, behindProxy: boolean): boolean {
  if (!URL.canParse(origin)) return false;
  const forwarded = behindProxy ? request.headers['x-forwarded-host'] : undefined;
  const host = typeof forwarded === 'string' ? forwarded : request.headers.host;
  const url = new URL(origin);
  return /^https?:$/.test(url.protocol) && url.origin === origin && url.host === host;
}
