import { createECDH, randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** As long as a push service takes: what is sent in between is on its way when the service dies. */
const ANSWERS_AFTER_MS = 15;

/** One push that arrived: at which device, and of which room. */
export interface Arrived {
  path: string;
  /** RFC 8030: what replaces what; the service names the room in it. */
  topic: string;
}

/** The push services of all browsers, on this machine: takes everything, and notes it. */
export class PushReceiver {
  readonly arrived: Arrived[] = [];
  private readonly waiting = new Set<() => void>();
  private held = Promise.resolve();
  private letGo = (): void => undefined;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<PushReceiver> {
    const server = createServer();
    const receiver = new PushReceiver(server);
    server.on('request', (request, response) => {
      request.resume().once('end', () => {
        receiver.arrived.push({ path: request.url ?? '', topic: String(request.headers['topic']) });
        for (const look of receiver.waiting) look();
        void pause(ANSWERS_AFTER_MS)
          .then(() => receiver.held)
          .then(() => response.writeHead(201).end());
      });
    });
    await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
    return receiver;
  }

  /** For a service that is to send everything here. */
  get environment(): Record<string, string> {
    const { port } = this.server.address() as AddressInfo;
    const edge = new URL('./push-edge.ts', import.meta.url).href;
    return { PUSH_EDGE: `http://127.0.0.1:${port}`, NODE_OPTIONS: `--no-warnings --import=${edge}` };
  }

  /** Resolves once so many have arrived altogether. */
  until(count: number): Promise<void> {
    return new Promise((settle) => {
      const look = (): void => {
        if (this.arrived.length < count) return;
        this.waiting.delete(look);
        settle();
      };
      this.waiting.add(look);
      look();
    });
  }

  /** Takes what comes, and answers none of it until `release`. */
  hold(): void {
    this.held = new Promise((settle) => (this.letGo = settle));
  }

  release(): void {
    this.letGo();
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}

/** What a browser hands out for a device: an address at a push service, and keys to encrypt for it. */
export function newDevice(name: string): { path: string; subscription: object } {
  const ecdh = createECDH('prime256v1');
  const keys = {
    p256dh: ecdh.generateKeys().toString('base64url'),
    auth: randomBytes(16).toString('base64url'),
  };
  const path = `/fcm/send/${name}`;
  return { path, subscription: { endpoint: `https://fcm.googleapis.com${path}`, keys } };
}
