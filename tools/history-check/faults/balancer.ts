import { createServer, connect, type Server, type Socket } from 'node:net';
import { once } from 'node:events';

import type { ApiNode } from '../product/api-node.ts';

const CHECK_MS = 200;

/** Stands before several nodes as a load balancer does: asks `/readyz`, and gives new connections to those that are ready. */
export class Balancer {
  private readonly nodes: readonly ApiNode[];
  private readonly server: Server;
  private readonly open = new Set<Socket>();
  private ready: ApiNode[] = [];
  private turn = 0;
  private timer?: NodeJS.Timeout;
  private port = 0;

  constructor(nodes: readonly ApiNode[]) {
    this.nodes = nodes;
    this.server = createServer((client) => this.forward(client));
  }

  async listen(port: number): Promise<void> {
    await this.check();
    this.timer = setInterval(() => void this.check(), CHECK_MS);
    this.server.listen(port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    this.server.close();
    for (const socket of this.open) socket.destroy();
    await once(this.server, 'close');
  }

  private async check(): Promise<void> {
    const answers = await Promise.all(this.nodes.map((node) => node.isReady()));
    this.ready = this.nodes.filter((_, index) => answers[index]);
  }

  private forward(client: Socket): void {
    this.turn += 1;
    const node = this.ready[this.turn % Math.max(1, this.ready.length)];
    if (!node) {
      client.destroy();
      return;
    }
    const upstream = connect(node.port, '127.0.0.1');
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      this.open.add(one);
      one.setNoDelay(true);
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        this.open.delete(one);
        other.destroy();
      });
    }
  }
}
