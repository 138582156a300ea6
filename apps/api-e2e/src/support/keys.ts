import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type CryptoKey, type JWK } from 'jose';

export interface KeyPair {
  kid: string;
  alg: 'RS256' | 'ES256';
  privateKey: CryptoKey;
  publicKey: CryptoKey;
}

export async function keyPair(alg: KeyPair['alg'], kid: string): Promise<KeyPair> {
  return { kid, alg, ...(await generateKeyPair(alg, { extractable: true })) };
}

/** A platform's key set on a port of its own. */
export async function serveKeys(
  pairs: KeyPair[],
): Promise<{ url: string; publish: (next: KeyPair[]) => Promise<void>; close: () => void }> {
  const shown = (wanted: KeyPair[]): Promise<JWK[]> =>
    Promise.all(
      wanted.map(async ({ kid, alg, publicKey }) => ({
        ...(await exportJWK(publicKey)),
        kid,
        alg,
        use: 'sig',
      })),
    );
  let keys = await shown(pairs);
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const publish = async (next: KeyPair[]): Promise<void> => {
    keys = await shown(next);
  };
  return { url: `http://127.0.0.1:${port}/keys.json`, publish, close: () => server.close() };
}
