import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { Injectable } from '@nestjs/common';

/** Where a notification may be sent to: asked when a device is added, and again each time something is sent. */
export abstract class PushEndpoints {
  /** Null for an address that is not allowed. */
  abstract allowed(endpoint: string): URL | null;
  /** Finds the address of a host for a connection; fails for one that is not to be connected to. */
  abstract readonly lookup: LookupFunction;
}

/** The push services of the browsers. Everything else that a browser could name would be an address of somebody's choice. */
const SERVICES = [
  'fcm.googleapis.com',
  'android.googleapis.com',
  'jmt17.google.com',
  '.push.services.mozilla.com',
  '.notify.windows.com',
  'web.push.apple.com',
  '.push.apple.com',
];
const LONGEST = 1_024;

const inside = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  inside.addSubnet(net, prefix, 'ipv4');
const outside = new BlockList();
outside.addSubnet('2000::', 3, 'ipv6');
for (const [net, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const)
  inside.addSubnet(net, prefix, 'ipv6');

/** Whether an address belongs to the public network. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !inside.check(address, 'ipv4');
  return family === 6 && outside.check(address, 'ipv6') && !inside.check(address, 'ipv6');
}

/** https to a known push service at its usual port, at a public address. */
@Injectable()
export class BrowserPushServices extends PushEndpoints {
  allowed(endpoint: string): URL | null {
    if (endpoint.length > LONGEST || !URL.canParse(endpoint)) return null;
    const url = new URL(endpoint);
    if (url.protocol !== 'https:' || url.port !== '' || url.username !== '' || url.password !== '')
      return null;
    const isKnown = SERVICES.some((name) =>
      name.startsWith('.') ? url.hostname.endsWith(name) : url.hostname === name,
    );
    return isKnown && url.hash === '' ? url : null;
  }

  /** The very address that was looked at is the one that is connected to: a name cannot change its mind between the two. */
  readonly lookup: LookupFunction = (host, options, done) => {
    systemLookup(host, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      const first = addresses?.[0];
      if (error || !first) return done(error ?? new Error('no address'), '', 0);
      if (!addresses.every(({ address }) => isPublicAddress(address)))
        return done(new Error('not a public address'), '', 0);
      if (options.all) return done(null, addresses);
      return done(null, first.address, first.family);
    });
  };
}
