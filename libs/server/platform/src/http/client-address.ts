import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';
import { Injectable } from '@nestjs/common';

/** Express's answer to whether what an address says about the next one is believed; `hop` 0 is who connected to us. */
export type Trust = (address: string, hop: number) => boolean;

/** Where a request comes from, as limits count it: behind proxies that are trusted, and no further. */
@Injectable()
export class ClientAddress {
  private trust: Trust = () => false;

  /** From `configureHttp`, which has read `TRUST_PROXY` for Express already. */
  trustAs(trust: Trust): void {
    this.trust = trust;
  }

  /** Whether what the sender says about the request that it passes on is believed. */
  isFromProxy(request: IncomingMessage): boolean {
    return this.trust(request.socket.remoteAddress ?? '', 0);
  }

  of(request: IncomingMessage): string {
    const forwarded = String(request.headers['x-forwarded-for'] ?? '')
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean)
      .reverse();
    const hops = [request.socket.remoteAddress ?? '', ...forwarded];
    let hop = 0;
    while (hop < hops.length - 1 && this.trust(hops[hop] ?? '', hop)) hop += 1;
    return networkOf(hops[hop] ?? '');
  }
}

/** An IPv6 customer has 2^64 addresses at least; they count as one. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.replace(/%.*/, '').split('::');
  const left = head.split(':').filter(Boolean);
  const right = (tail ?? '').split(':').filter(Boolean);
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array<string>(Math.max(0, zeros)).fill('0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
