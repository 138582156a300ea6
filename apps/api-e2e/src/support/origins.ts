import { request, type IncomingMessage } from 'node:http';
import type { Server } from './server';

export type Transport = 'websocket' | 'polling';

const UPGRADE = ['connection', 'Upgrade', 'upgrade', 'websocket', 'sec-websocket-version', '13'].concat(
  'sec-websocket-key',
  'dGhlIHNhbXBsZSBub25jZQ==',
);

/** The status with which a handshake with these `Origin` headers is answered; 101 and 200 are open doors. */
export function handshakeStatus(server: Server, transport: Transport, origins: string[]): Promise<number> {
  const { host } = new URL(server.url);
  // A flat list, because only that can hold one header twice.
  const headers = ['host', host, ...(transport === 'websocket' ? UPGRADE : [])];
  for (const origin of origins) headers.push('origin', origin);
  return new Promise((resolve, reject) => {
    const handshake = request(`${server.url}/socket.io/?EIO=4&transport=${transport}`, { headers });
    const done = (answer: IncomingMessage): void => {
      resolve(answer.statusCode ?? 0);
      answer.destroy();
    };
    handshake.once('response', done);
    handshake.once('upgrade', (answer, socket) => {
      socket.destroy();
      done(answer);
    });
    handshake.once('error', reject);
    handshake.end();
  });
}
