import type { IncomingMessage } from 'node:http';
import { Settings } from '../config/settings';
import { ClientAddress } from '../http/client-address';
import { OriginPolicy } from './origin-policy';

const PROXY = '10.0.0.1';

/** Whether a page of `origin` may call, by a request from `remoteAddress` with these headers. */
function allows(origin: string, headers: Record<string, string>, remoteAddress = PROXY): boolean {
  const addresses = new ClientAddress();
  addresses.trustAs((address) => address === PROXY);
  const settings = new Settings({ allowedOrigins: ['https://lms.example'] });
  const headersDistinct = Object.fromEntries(
    Object.entries({ ...headers, origin }).map(([name, value]) => [name, [value]]),
  );
  const request = { headers, headersDistinct, socket: { remoteAddress } } as unknown as IncomingMessage;
  return new OriginPolicy(settings, addresses).allows(request);
}

describe('the own origin, beside a list', () => {
  const forwarded = {
    host: 'inner:3000',
    'x-forwarded-host': 'chat.example',
    'x-forwarded-proto': 'https',
  };

  it('is what a trusted proxy says, scheme and all', () => {
    expect(allows('https://chat.example', forwarded)).toBe(true);
    expect(allows('http://chat.example', forwarded)).toBe(false);
    expect(allows('https://chat.example:8443', forwarded)).toBe(false);
    expect(allows('http://inner:3000', forwarded)).toBe(false);
  });

  it('is where the request came to when whoever sent it is no such proxy', () => {
    expect(allows('https://chat.example', forwarded, '203.0.113.9')).toBe(false);
    expect(allows('http://inner:3000', forwarded, '203.0.113.9')).toBe(true);
  });

  it('is told by the name alone when nothing says whether TLS ended before', () => {
    expect(allows('https://chat.example', { host: 'chat.example' })).toBe(true);
    expect(allows('http://chat.example', { host: 'chat.example' })).toBe(true);
  });

  it('is the first of several that proxies have added', () => {
    const several = {
      host: 'inner',
      'x-forwarded-host': 'chat.example, inner',
      'x-forwarded-proto': 'https,http',
    };
    expect(allows('https://chat.example', several)).toBe(true);
    expect(allows('http://inner', several)).toBe(false);
  });
});
