import type { IncomingMessage } from 'node:http';
import { ClientAddress, networkOf } from './client-address';

function requestFrom(remoteAddress: string, forwarded?: string): IncomingMessage {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  return { socket: { remoteAddress }, headers } as unknown as IncomingMessage;
}

describe('where a request comes from', () => {
  it('is who connected, whatever the headers say, when no proxy is trusted', () => {
    const address = new ClientAddress();
    expect(address.of(requestFrom('192.0.2.7', '198.51.100.1'))).toBe('192.0.2.7');
  });

  it('is what the trusted proxies saw, and not what somebody told them', () => {
    const address = new ClientAddress();
    address.trustAs((_one, hop) => hop < 1);
    expect(address.of(requestFrom('10.0.0.1', '203.0.113.9, 198.51.100.1'))).toBe('198.51.100.1');
    expect(address.of(requestFrom('10.0.0.1'))).toBe('10.0.0.1');
    address.trustAs(() => true);
    expect(address.of(requestFrom('10.0.0.1', '203.0.113.9, 198.51.100.1'))).toBe('203.0.113.9');
  });

  it.each([
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::1', '0:0:0:0::/64'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::5', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['no address', 'no address'],
  ])('%s counts as %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
