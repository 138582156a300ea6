import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port';
import { WORKSPACE, type Environment } from './process';
import { startServer, type Server } from './server';
import { within } from './wait';

/** Several nodes of the service behind which stand one database, as a process of its own, and one Redis. */
export class Cluster {
  private constructor(
    readonly nodes: Server[],
    private readonly redisPort: number,
    private readonly folder: string,
    private readonly database: ChildProcess | undefined,
    private redis: ChildProcess | undefined,
  ) {}

  static async start(count: number, more: Environment = {}): Promise<Cluster> {
    const folder = await mkdtemp(join(tmpdir(), 'officehours-cluster-'));
    const redisPort = await freePort();
    const redis = await startRedis(redisPort);
    const { child, uri } = await startDatabase(folder);
    const env = { MONGODB_URI: uri, REDIS_URL: `redis://127.0.0.1:${redisPort}`, ...more };
    const nodes: Server[] = [];
    for (let n = 0; n < count; n += 1) nodes.push(await startServer(env));
    return new Cluster(nodes, redisPort, folder, child, redis);
  }

  get redisUrl(): string {
    return `redis://127.0.0.1:${this.redisPort}`;
  }

  /** SIGKILL to Redis: everything it held is gone. */
  async killRedis(): Promise<void> {
    await end(this.redis, 'SIGKILL');
    this.redis = undefined;
  }

  /** An empty Redis on the same port. */
  async startRedis(): Promise<void> {
    this.redis = await startRedis(this.redisPort);
  }

  async stop(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.stop()));
    await end(this.redis, 'SIGKILL');
    await end(this.database, 'SIGTERM');
    await rm(this.folder, { recursive: true, force: true });
  }
}

async function startRedis(port: number): Promise<ChildProcess> {
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'inherit'] });
  await saying(child, /Ready to accept connections/);
  return child;
}

/** The database that `MONGODB_URI` names, else an embedded one, shared by its socket. */
export async function startDatabase(folder: string): Promise<{ child?: ChildProcess; uri: string }> {
  const given = process.env['MONGODB_URI'];
  return given ? { uri: given } : startEmbedded(folder);
}

/** An embedded database as a process of its own. */
export async function startEmbedded(folder: string): Promise<{ child: ChildProcess; uri: string }> {
  const main = `${WORKSPACE}dist/apps/api/embedded-mongodb.mjs`;
  const child = spawn(
    process.execPath,
    [main, '--path', join(folder, 'cluster.db'), '--socket', join(folder, 'db.sock')],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [uri] = await saying(child, /mongodb:\/\/\S+/);
  return { child, uri: uri ?? '' };
}

async function saying(child: ChildProcess, words: RegExp): Promise<RegExpExecArray> {
  let output = '';
  const said = new Promise<RegExpExecArray>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
      const match = words.exec(output);
      if (match) resolve(match);
    });
    child.once('exit', () => reject(new Error(`${child.spawnfile} ended:\n${output}`)));
    child.once('error', reject);
  });
  return within(`${child.spawnfile} to be ready`, said);
}

export async function end(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}
