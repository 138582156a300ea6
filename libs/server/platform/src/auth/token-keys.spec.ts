import { createServer, type Server } from 'node:http';
import { KeyObject } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair } from 'jose';
import { Settings } from '../config/settings';
import { TokenKeys } from './token-keys';

describe('the keys that verify tokens', () => {
  let server: Server;

  afterEach(() => server?.close());

  it('hold the secret as a key that is made once', async () => {
    const keys = new TokenKeys(new Settings({ jwtSecret: 'the-secret-of-a-service-under-test' }));
    const key = await keys.keyFor({ alg: 'HS256' });
    expect(key).toBeInstanceOf(KeyObject);
    expect(await keys.keyFor({ alg: 'HS256' })).toBe(key);
    expect((key as unknown as KeyObject).export().toString()).toBe('the-secret-of-a-service-under-test');
  });

  it('are keys, not their texts, where they are published', async () => {
    const { publicKey } = await generateKeyPair('ES256', { extractable: true });
    const jwk = { ...(await exportJWK(publicKey)), alg: 'ES256', kid: 'a' };
    server = createServer((_, response) => response.end(JSON.stringify({ keys: [jwk] }))).listen(
      0,
      '127.0.0.1',
    );
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const keys = new TokenKeys(new Settings({ jwtJwksUrl: `http://127.0.0.1:${port}/` }));
    const key = (await keys.keyFor({ alg: 'ES256', kid: 'a' })) as unknown as KeyObject;
    expect(key).toBeInstanceOf(KeyObject);
    expect(key.export({ format: 'jwk' })).toMatchObject({ x: jwk.x, y: jwk.y });
    await expect(keys.keyFor({ alg: 'ES256', kid: 'b' })).rejects.toThrow('no applicable key');
  });
});
