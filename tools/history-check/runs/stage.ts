import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Proxy } from '../faults/proxy.ts';
import { ApiNode } from '../product/api-node.ts';
import { Database } from '../product/database.ts';
import { freePort } from '../product/ports.ts';
import { Redis } from '../product/redis.ts';
import type { Random } from '../random.ts';

export interface StageOptions {
  nodes: number;
  /** The database as a process of its own; else it runs inside the one node, as `npm start` has it. */
  ownDatabase?: boolean;
  redis?: boolean;
  /** Clients come through a proxy before each node. */
  proxies?: boolean;
  /** For each node, the command that starts it, such as a faked clock. */
  prefixes?: string[][];
}

/** The processes of one run, in an empty folder. */
export class Stage {
  readonly folder: string;
  readonly nodes: ApiNode[] = [];
  readonly proxies: Proxy[] = [];
  database?: Database;
  redis?: Redis;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async build(options: StageOptions, random: Random): Promise<Stage> {
    const stage = new Stage(await mkdtemp(join(tmpdir(), 'prove-')));
    if (options.ownDatabase) await (stage.database = new Database(stage.folder)).start();
    if (options.redis) await (stage.redis = new Redis(stage.folder, await freePort())).start();
    for (let index = 0; index < options.nodes; index += 1)
      await stage.addNode(index, options.prefixes?.[index]);
    if (options.proxies) for (const node of stage.nodes) await stage.addProxy(node, random.fork());
    return stage;
  }

  /** Where clients connect. */
  get urls(): string[] {
    return (this.proxies.length > 0 ? this.proxies : this.nodes).map(({ url }) => url);
  }

  /** The database, for reading it past the API. */
  get storeUri(): string {
    if (this.database) return this.database.uri;
    const socket = join(this.folder, 'node-1', 'officehours.db.sock');
    return `mongodb://${encodeURIComponent(socket)}/officehours`;
  }

  async close(): Promise<void> {
    await Promise.all(this.proxies.map((proxy) => proxy.close()));
    await Promise.all(this.nodes.map((node) => node.kill()));
    await this.database?.kill();
    await this.redis?.kill();
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  private async addNode(index: number, prefix?: string[]): Promise<void> {
    const name = `node-${index + 1}`;
    const dataDir = join(this.folder, name);
    await mkdir(dataDir);
    const node = new ApiNode({
      name,
      dataDir,
      prefix,
      port: await freePort(),
      output: join(this.folder, `${name}.log`),
      mongodbUri: this.database?.uri,
      redisUrl: this.redis?.url,
    });
    await node.start();
    this.nodes.push(node);
  }

  private async addProxy(node: ApiNode, random: Random): Promise<void> {
    const proxy = new Proxy(node.port, random);
    await proxy.listen(await freePort());
    this.proxies.push(proxy);
  }
}
