import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Balancer } from '../faults/balancer.ts';
import { Disk } from '../faults/disk.ts';
import { Link } from '../faults/link.ts';
import { Proxy } from '../faults/proxy.ts';
import { ApiNode } from '../product/api-node.ts';
import { Database } from '../product/database.ts';
import { freePort } from '../product/ports.ts';
import { PushService } from '../product/push-service.ts';
import { Redis } from '../product/redis.ts';
import { emptyDatabase } from '../product/store.ts';
import type { Random } from '../random.ts';

export interface StageOptions {
  nodes: number;
  /** The database as a process of its own; else it runs inside the one node, as `npm start` has it. */
  ownDatabase?: boolean;
  redis?: boolean;
  /** Redis is reached over a line of each node's own, which can be cut and made slow. */
  links?: boolean;
  /** Clients come through a proxy before each node. */
  proxies?: boolean;
  /** Clients know one address, that of a balancer before all nodes. */
  balancer?: boolean;
  /** The first node's data lies on a disk that can lose power. */
  disk?: boolean;
  /** There is a push service, and people who are told by it. */
  pushes?: boolean;
  /** A MongoDB of someone else's, whose database `officehours` is emptied first. */
  mongodbUri?: string;
  /** For each node, the command that starts it, such as a faked clock. */
  prefixes?: string[][];
}

/** The processes of one run, in an empty folder. */
export class Stage {
  readonly folder: string;
  readonly nodes: ApiNode[] = [];
  readonly proxies: Proxy[] = [];
  readonly links: Link[] = [];
  balancer?: Balancer;
  disk?: Disk;
  database?: Database;
  redis?: Redis;
  pushes?: PushService;

  private readonly mongodbUri?: string;

  private constructor(folder: string, mongodbUri?: string) {
    this.folder = folder;
    this.mongodbUri = mongodbUri;
  }

  static async build(options: StageOptions, random: Random): Promise<Stage> {
    const stage = new Stage(await mkdtemp(join(tmpdir(), 'prove-')), options.mongodbUri);
    await mkdir(stage.dataDir);
    if (options.mongodbUri) await emptyDatabase(options.mongodbUri);
    if (options.ownDatabase) await (stage.database = new Database(stage.folder)).start();
    if (options.redis) await (stage.redis = new Redis(stage.folder, await freePort())).start();
    if (options.pushes) await (stage.pushes = new PushService()).listen();
    if (options.disk) stage.disk = new Disk(stage.folder, stage.dataDir);
    for (let index = 0; index < options.nodes; index += 1) await stage.addNode(index, options);
    if (options.proxies) for (const node of stage.nodes) await stage.addProxy(node, random.fork());
    if (options.balancer) await (stage.balancer = new Balancer(stage.nodes)).listen(await freePort());
    return stage;
  }

  /** Of all nodes: several have one, since the files of messages lie in it. */
  get dataDir(): string {
    return join(this.folder, 'data');
  }

  /** Where clients connect. */
  get urls(): string[] {
    if (this.balancer) return [this.balancer.url];
    return (this.proxies.length > 0 ? this.proxies : this.nodes).map(({ url }) => url);
  }

  /** The database, for reading it past the API. */
  get storeUri(): string {
    const shared = this.database?.uri ?? this.mongodbUri;
    if (shared !== undefined) return shared;
    const socket = join(this.dataDir, 'officehours.db.sock');
    return `mongodb://${encodeURIComponent(socket)}/officehours`;
  }

  async close(): Promise<void> {
    await this.balancer?.close();
    await Promise.all(this.proxies.map((proxy) => proxy.close()));
    await Promise.all(this.nodes.map((node) => node.kill()));
    await Promise.all(this.links.map((link) => link.close()));
    await this.database?.kill();
    await this.redis?.kill();
    await this.pushes?.close();
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  private async addNode(index: number, { links, prefixes, disk }: StageOptions): Promise<void> {
    const name = `node-${index + 1}`;
    const node = new ApiNode({
      name,
      dataDir: this.dataDir,
      prefix: disk && index === 0 ? this.disk?.prefix : prefixes?.[index],
      port: await freePort(),
      output: join(this.folder, `${name}.log`),
      mongodbUri: this.database?.uri ?? this.mongodbUri,
      environment: this.pushes?.environment,
      redisUrl: this.redis && `redis://127.0.0.1:${links ? await this.addLink(this.redis) : this.redis.port}`,
    });
    await node.start();
    this.nodes.push(node);
  }

  private async addLink(redis: Redis): Promise<number> {
    const link = new Link(redis.port);
    await link.listen(await freePort());
    this.links.push(link);
    return link.port;
  }

  private async addProxy(node: ApiNode, random: Random): Promise<void> {
    const proxy = new Proxy(node.port, random);
    await proxy.listen(await freePort());
    this.proxies.push(proxy);
  }
}
