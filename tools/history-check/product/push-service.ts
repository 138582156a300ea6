import { createECDH, randomBytes, type ECDH } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';

import type { PushPayload } from '@officehours/contracts';

import { inWorkspace } from '../../runtime/workspace.ts';

interface Keys {
  version: 'aes128gcm';
  privateKey: ECDH;
  authSecret: string;
}

/** RFC 8188, by its author; the library that the product encrypts with brings it along. */
const { decrypt } = createRequire(inWorkspace('node_modules/web-push/package.json'))('http_ece') as {
  decrypt(body: Buffer, keys: Keys): Buffer;
};

/** Loaded before a node: what it sends to the push services of browsers goes to `PUSH_EDGE` instead. */
const EDGE = pathToFileURL(inWorkspace('apps/api-e2e/src/support/push-edge.ts')).href;

/** What a browser hands out for a device. */
export interface Subscription {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

interface Receiver {
  keys: Keys;
  heard: (push: PushPayload) => void;
}

/** The push services of all browsers, on this machine: takes everything, and reads it as the devices do. */
export class PushService {
  private readonly receivers = new Map<string, Receiver>();
  private readonly server: Server;

  constructor() {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => response.writeHead(this.take(request.url ?? '', Buffer.concat(chunks))).end());
    });
  }

  async listen(): Promise<void> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
  }

  /** For a node that is to send everything here. */
  get environment(): Record<string, string> {
    const { port } = this.server.address() as AddressInfo;
    return { PUSH_EDGE: `http://127.0.0.1:${port}`, NODE_OPTIONS: `--no-warnings --import=${EDGE}` };
  }

  /** A new device; `heard` is called with each push that reaches it. */
  add(name: string, heard: (push: PushPayload) => void): Subscription {
    const privateKey = createECDH('prime256v1');
    const p256dh = privateKey.generateKeys('base64url');
    const auth = randomBytes(16).toString('base64url');
    this.receivers.set(`/fcm/send/${name}`, {
      keys: { version: 'aes128gcm', privateKey, authSecret: auth },
      heard,
    });
    return { endpoint: `https://fcm.googleapis.com/fcm/send/${name}`, keys: { p256dh, auth } };
  }

  async close(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  /** The status that is answered. A kill may cut a push in half. */
  private take(path: string, body: Buffer): number {
    const receiver = this.receivers.get(path);
    if (!receiver) return 410;
    receiver.heard(JSON.parse(decrypt(body, receiver.keys).toString()) as PushPayload);
    return 201;
  }
}
