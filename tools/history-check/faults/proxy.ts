import { createServer, connect, type Server, type Socket } from 'node:net';
import { once } from 'node:events';

import type { Random } from '../random.ts';
import { AckFilter } from './ack-filter.ts';

/** What share of acknowledgements is swallowed. */
export interface Losses {
  acks: number;
}

/** Stands between clients and a node, and treats them badly: swallows answers, cuts connections. */
export class Proxy {
  readonly losses: Losses = { acks: 0 };
  private readonly target: number;
  private readonly random: Random;
  private readonly server: Server;
  private readonly pairs = new Set<[Socket, Socket]>();
  private port = 0;

  constructor(target: number, random: Random) {
    this.target = target;
    this.random = random;
    this.server = createServer((client) => this.join(client));
  }

  async listen(port: number): Promise<void> {
    this.server.listen(port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Cuts each connection with this probability; returns how many it were. */
  cut(probability: number): number {
    const hit = [...this.pairs].filter(() => this.random.chance(probability));
    for (const pair of hit) pair.forEach((socket) => socket.destroy());
    return hit.length;
  }

  async close(): Promise<void> {
    this.server.close();
    this.cut(1);
    await once(this.server, 'close');
  }

  private join(client: Socket): void {
    const upstream = connect(this.target, '127.0.0.1');
    const pair: [Socket, Socket] = [client, upstream];
    this.pairs.add(pair);
    const filter = new AckFilter(() => this.random.chance(this.losses.acks));
    client.on('data', (chunk) => {
      filter.request(chunk);
      upstream.write(chunk);
    });
    upstream.on('data', (chunk) => {
      const passed = filter.response(chunk);
      if (passed) client.write(passed);
      else pair.forEach((socket) => socket.destroy());
    });
    for (const [one, other] of [pair, [upstream, client] as const]) {
      one.setNoDelay(true);
      one.on('error', () => other.destroy());
      one.on('end', () => other.end());
      one.on('close', () => {
        other.destroy();
        this.pairs.delete(pair);
      });
    }
  }
}
