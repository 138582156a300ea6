import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port';
import { spawnServer, type Environment, type Exit, type ServerProcess } from './process';
import { SECRET } from './tokens';
import { until, within } from './wait';

/** A running API. */
export class Server {
  private readonly cleanups: (() => void)[] = [];

  constructor(
    private process: ServerProcess,
    private readonly env: Environment,
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.env['PORT']}`;
  }

  get dataDir(): string {
    return this.env['DATA_DIR'] ?? '';
  }

  get pid(): number {
    return this.process.child.pid ?? 0;
  }

  /** Everything this run of the server has written. */
  log(): string {
    return this.process.log();
  }

  /** Whether the process that was started is still there. */
  alive(): boolean {
    return this.process.exit() === undefined;
  }

  /** Runs `cleanup` before the server is stopped, a client's `close` for example. */
  onStop(cleanup: () => void): void {
    this.cleanups.push(cleanup);
  }

  /** SIGTERM; resolves when the process has gone. */
  terminate(): Promise<Exit> {
    this.process.child.kill('SIGTERM');
    return within('the server to end after SIGTERM', this.process.exited, 20_000);
  }

  /** SIGKILL; resolves when the process has gone. */
  kill9(): Promise<Exit> {
    this.process.child.kill('SIGKILL');
    return this.process.exited;
  }

  /** Sends a signal; resolves when the process has gone, if it goes. */
  signal(name: NodeJS.Signals): Promise<Exit> {
    this.process.child.kill(name);
    return this.process.exited;
  }

  /** Starts the server again with the same settings, port and data. */
  async restart(): Promise<void> {
    if (this.alive()) await this.terminate();
    this.process = spawnServer(this.env);
    await this.ready();
  }

  /** Closes what was opened, ends the process and removes its data. */
  async stop(): Promise<void> {
    for (const cleanup of this.cleanups.splice(0)) cleanup();
    if (this.alive()) await this.kill9();
    await rm(this.dataDir, { recursive: true, force: true });
  }

  /** Resolves when `/readyz` answers 200. */
  async ready(): Promise<void> {
    await until(
      'the server to be ready',
      async () => {
        if (!this.alive()) throw new Error(`The server ended at its start:\n${this.log()}`);
        return (await fetch(`${this.url}/readyz`).catch(() => undefined))?.ok;
      },
      60_000,
    ).catch((error: Error) => {
      throw new Error(`${error.message}\n${this.log()}`);
    });
  }
}

/** The settings of a server of its own: an empty data folder, a free port, the tests' secret. */
export async function freshEnvironment(env: Environment = {}): Promise<Environment> {
  const mongodbUri = process.env['MONGODB_URI'];
  return {
    PORT: String(await freePort()),
    DATA_DIR: env['DATA_DIR'] ?? (await mkdtemp(join(tmpdir(), 'officehours-e2e-'))),
    DEMO: 'false',
    JWT_SECRET: SECRET,
    RATE_LIMITS: 'off',
    ...(mongodbUri && { MONGODB_URI: ownDatabase(mongodbUri) }),
    ...env,
  };
}

/** Starts the built API on a free port with an empty database, and waits until it is ready. */
export async function startServer(env: Environment = {}): Promise<Server> {
  const environment = await freshEnvironment(env);
  const server = new Server(spawnServer(environment), environment);
  try {
    await server.ready();
    return server;
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** A database of its own on the server that `uri` names. */
export function ownDatabase(uri: string): string {
  const url = new URL(uri);
  url.pathname = `/officehours_e2e_${randomBytes(6).toString('hex')}`;
  return url.href;
}
