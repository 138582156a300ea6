import type { LookupAddress } from 'node:dns';
import { BrowserPushServices, isPublicAddress } from './push-endpoints';

const endpoints = new BrowserPushServices();

describe('the addresses a device may name', () => {
  it.each([
    'https://fcm.googleapis.com/fcm/send/abc:def',
    'https://updates.push.services.mozilla.com/wpush/v2/gAAA',
    'https://wns2-par02p.notify.windows.com/w/?token=abc',
    'https://web.push.apple.com/QGuQyavXutnMH',
  ])('are those of browsers: %s', (endpoint) => {
    expect(endpoints.allowed(endpoint)?.href).toBe(endpoint);
  });

  it.each([
    'http://fcm.googleapis.com/x',
    'https://fcm.googleapis.com:8443/x',
    'https://user@fcm.googleapis.com/x',
    'https://user:pw@fcm.googleapis.com/x',
    'https://fcm.googleapis.com.evil.example/x',
    'https://evil.example/fcm.googleapis.com',
    'https://evilfcm.googleapis.com/x',
    'https://push.services.mozilla.com/x',
    'https://evil-push.apple.com.example/x',
    'https://127.0.0.1/x',
    'https://127.1/x',
    'https://2130706433/x',
    'https://0x7f.1/x',
    'https://017700000001/x',
    'https://localhost/x',
    'https://[::1]/x',
    'https://[::ffff:169.254.169.254]/x',
    'https://169.254.169.254/latest/meta-data',
    'https://metadata.google.internal/x',
    'https://10.0.0.1/x',
    'https://fcm.googleapis.com#@evil.example/x',
    'https://evil.example\\@fcm.googleapis.com/x',
    'https://fcm.googleapis.com%2eevil.example/x',
    'ftp://fcm.googleapis.com/x',
    'file:///etc/passwd',
    'gopher://fcm.googleapis.com/x',
    'javascript:alert(1)',
    '//fcm.googleapis.com/x',
    'fcm.googleapis.com/x',
    '',
    'https://',
    `https://fcm.googleapis.com/${'x'.repeat(1_100)}`,
  ])('are no others: %s', (endpoint) => {
    expect(endpoints.allowed(endpoint)).toBeNull();
  });

  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:169.254.169.254',
    'fe80::1',
    'fc00::1',
    'fd12::1',
    'ff02::1',
    '2002:7f00:1::',
    '64:ff9b::7f00:1',
    '2001:db8::1',
    'localhost',
    '',
  ])('do not lead inside: %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['142.250.74.10', '17.57.144.1', '2a00:1450:4001:81b::200a', '2606:4700::1111'])(
    'lead to the public network: %s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it('are looked up again for each connection, which fails for a name that leads inside', async () => {
    const failure = new Promise<NodeJS.ErrnoException | null>((settle) => {
      endpoints.lookup(
        'localhost',
        {},
        (error: NodeJS.ErrnoException | null, _found: string | LookupAddress[]) => settle(error),
      );
    });
    await expect(failure).resolves.toMatchObject({ message: 'not a public address' });
  });
});
