import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings';
import { ClientAddress } from '../http/client-address';

/**
 * Which pages may open a socket or call REST from a browser: those of the service's own origin, and those that are
 * listed. No `Origin` at all is no browser and is let through; `null`, other and repeated ones are refused.
 */
@Injectable()
export class OriginPolicy {
  constructor(
    private readonly settings: Settings,
    private readonly addresses: ClientAddress,
  ) {}

  allows(request: IncomingMessage): boolean {
    const origins = request.headersDistinct.origin;
    if (origins === undefined) return true;
    const [origin] = origins;
    if (origins.length !== 1 || origin === undefined) return false;
    return this.isListed(origin) || this.isOwn(origin, request);
  }

  isListed(origin: string): boolean {
    return this.settings.allowedOrigins.includes(origin);
  }

  /** Where the service says that it is, or where the request came to. */
  private isOwn(origin: string, request: IncomingMessage): boolean {
    if (origin === this.settings.publicUrl) return true;
    if (!URL.canParse(origin)) return false;
    const url = new URL(origin);
    const isFromProxy = this.addresses.isFromProxy(request);
    const host = (isFromProxy && forwarded(request, 'host')) || request.headers.host;
    const scheme = isFromProxy ? forwarded(request, 'proto') : undefined;
    // A proxy that is not trusted may have ended TLS without our knowing: the scheme counts where it is known.
    const isScheme = scheme ? url.protocol === `${scheme}:` : /^https?:$/.test(url.protocol);
    return isScheme && url.origin === origin && url.host === host;
  }
}

/** What the proxy that is nearest to the client says; Express reads it alike. */
function forwarded(request: IncomingMessage, what: 'host' | 'proto'): string | undefined {
  return request.headersDistinct[`x-forwarded-${what}`]?.[0]?.split(',')[0]?.trim();
}
