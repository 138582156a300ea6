import type { PushPayload } from '@officehours/contracts';
import { createDecipheriv, createECDH, hkdfSync, randomBytes, type ECDH } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  payload: PushPayload;
}

/** A browser that has a subscription: it can read what is sent to it. */
export class TestDevice {
  private readonly ecdh: ECDH = createECDH('prime256v1');
  private readonly secret = randomBytes(16);
  private readonly publicKey = this.ecdh.generateKeys();

  constructor(readonly endpoint: string) {}

  get subscription(): { endpoint: string; keys: { p256dh: string; auth: string } } {
    return {
      endpoint: this.endpoint,
      keys: { p256dh: this.publicKey.toString('base64url'), auth: this.secret.toString('base64url') },
    };
  }

  /** RFC 8291. */
  decrypt(body: Buffer): PushPayload {
    const salt = body.subarray(0, 16);
    const sender = body.subarray(21, 21 + body[20]!);
    const sealed = body.subarray(21 + body[20]!);
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), this.publicKey, sender]);
    const shared = this.ecdh.computeSecret(sender);
    const key = Buffer.from(hkdfSync('sha256', shared, this.secret, info, 32));
    const derive = (name: string, length: number): Buffer =>
      Buffer.from(hkdfSync('sha256', key, salt, `Content-Encoding: ${name}\0`, length));
    const decipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
    decipher.setAuthTag(sealed.subarray(-16));
    const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
    return JSON.parse(padded.subarray(0, padded.lastIndexOf(2)).toString('utf8')) as PushPayload;
  }
}

/** A push service on this machine: keeps what it is sent, and answers as it is told to. */
export class TestPushService {
  readonly received: Received[] = [];
  readonly devices = new Map<string, TestDevice>();
  /** By path; 201 unless said otherwise. */
  readonly answers = new Map<string, number[]>();
  /** Instead of `answers`, where it says something. `lost`: it takes what it is sent, and the answer does not arrive. */
  decide: (path: string) => number | 'lost' | undefined = () => undefined;
  /** By path, what was asked for and how it was answered, whatever the answer was. */
  readonly asked: { path: string; answer: number | 'lost' }[] = [];
  private readonly waiting = new Set<() => void>();
  private readonly server: Server;
  private count = 0;

  private constructor() {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const path = request.url ?? '';
        const device = this.devices.get(path);
        const answers = this.answers.get(path) ?? [];
        const answer = this.decide(path) ?? (answers.length > 1 ? answers.shift() : answers[0]) ?? 201;
        this.asked.push({ path, answer });
        if (device && (answer === 'lost' || answer < 300))
          this.received.push({
            path,
            headers: request.headers,
            payload: device.decrypt(Buffer.concat(chunks)),
          });
        if (answer === 'lost') request.socket.destroy();
        else response.writeHead(answer, { location: '/elsewhere' }).end();
        for (const look of this.waiting) look();
      });
    });
  }

  static async start(): Promise<TestPushService> {
    const service = new TestPushService();
    await new Promise<void>((settle) => service.server.listen(0, '127.0.0.1', settle));
    return service;
  }

  newDevice(): TestDevice {
    const path = `/device/${(this.count += 1)}`;
    const { port } = this.server.address() as AddressInfo;
    const device = new TestDevice(`http://127.0.0.1:${port}${path}`);
    this.devices.set(path, device);
    return device;
  }

  /** What a device was told so far. */
  toldTo(device: TestDevice): PushPayload[] {
    const { pathname } = new URL(device.endpoint);
    return this.received.filter(({ path }) => path === pathname).map(({ payload }) => payload);
  }

  /** Resolves when `look` finds something; it is asked again after each request. */
  until<T>(look: () => T | undefined): Promise<T> {
    return new Promise((settle) => {
      const ask = (): void => {
        const value = look();
        if (value === undefined) return;
        this.waiting.delete(ask);
        settle(value);
      };
      this.waiting.add(ask);
      ask();
    });
  }

  stop(): Promise<void> {
    return new Promise((settle) => {
      this.server.close(() => settle());
      this.server.closeAllConnections();
    });
  }
}
