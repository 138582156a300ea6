import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server as NetServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from './support/client';
import { spawnServer, type Environment, type Exit } from './support/process';
import { newPair } from './support/rooms';
import { freshEnvironment, startServer, type Server } from './support/server';
import { until, within } from './support/wait';

const NOBODY = 65_534;
const folders: string[] = [];
const servers: Server[] = [];

afterAll(async () => {
  for (const server of servers) await server.stop();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

async function started(env?: Environment): Promise<Server> {
  const server = await startServer(env);
  servers.push(server);
  return server;
}

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'officehours-e2e-'));
  folders.push(path);
  return path;
}

interface Ended extends Exit {
  log: string;
  lines: string[];
}

/** Runs the server until it ends by itself. */
async function run(env: Environment, uid?: number): Promise<Ended> {
  const environment = await freshEnvironment({ DATA_DIR: await folder(), ...env });
  const running = spawnServer(environment, uid);
  const ended = within('the server to give up', running.exited, 25_000);
  const exit = await ended.finally(() => running.child.kill('SIGKILL'));
  const log = running.log();
  return { ...exit, log, lines: log.split('\n').filter((line) => line.trim() !== '') };
}

function expectOneSentence({ code, log, lines }: Ended, words: RegExp): void {
  expect({ code, log }).toMatchObject({ code: expect.any(Number), log: expect.stringMatching(words) });
  expect(code).not.toBe(0);
  // A wrong setting has a heading above it, since there may be several.
  expect(lines.length).toBeLessThanOrEqual(/:$/.test(lines[0] ?? '') ? 2 : 1);
  expect(log).not.toMatch(/node_modules|\n\s+at /);
}

describe('a server that cannot start', () => {
  let blocker: NetServer;

  afterEach(() => blocker?.close());

  it('because its port is taken says so in a sentence', async () => {
    blocker = createServer().listen(0, '127.0.0.1');
    await once(blocker, 'listening');
    const { port } = blocker.address() as { port: number };
    expectOneSentence(await run({ PORT: String(port) }), new RegExp(`${port}.*(use|taken)`, 'i'));
  });

  it('because MongoDB is out of reach says so in a sentence, without the password', async () => {
    const ended = await run({ MONGODB_URI: 'mongodb://officehours:s3cret@127.0.0.1:1/officehours' });
    expectOneSentence(ended, /MONGODB_URI|MongoDB/);
    expect(ended.log).not.toContain('s3cret');
  });

  it('because settings are wrong lists every one of them at once, and none of the values', async () => {
    const bad = {
      PORT: 'eighty',
      JWT_SECRET: 'tooshort',
      LOG_LEVEL: 'shouting',
      TALK_POLICY: 'everybody',
      RATE_LIMITS: 'sometimes',
      DEMO: 'perhaps',
      ALLOWED_ORIGINS: 'school.example/path',
      REDIS_URL: 'localhost',
    };
    const { code, log } = await run(bad);
    expect(code).not.toBe(0);
    for (const name of Object.keys(bad)) expect(log).toMatch(new RegExp(`^.*${name}\\b.*\\w+ \\w+`, 'm'));
    for (const value of ['tooshort', 'eighty', 'shouting', 'everybody']) expect(log).not.toContain(value);
    expect(log).not.toMatch(/node_modules|\n\s+at /);
  });

  it.each([
    [
      'no secret with a database of one’s own',
      { MONGODB_URI: 'mongodb://127.0.0.1:1/x', JWT_SECRET: '' },
      /JWT_SECRET/,
    ],
    [
      'a secret and a key set at once',
      { JWT_JWKS_URL: 'http://127.0.0.1:1/keys.json' },
      /JWT_SECRET|JWT_JWKS_URL/,
    ],
    ['a port out of range', { PORT: '65536' }, /PORT/],
    ['a database address of another kind', { MONGODB_URI: 'postgres://127.0.0.1/x' }, /MONGODB_URI/],
  ])('because of %s says which setting', async (_name, env, words) => {
    const { code, log } = await run(env as Environment);
    expect(code).not.toBe(0);
    expect(log).toMatch(words);
  });
});

describe('a server that starts', () => {
  let server: Server;

  beforeAll(async () => {
    server = await started();
  });

  it('prints one line with its address', async () => {
    const { port } = new URL(server.url);
    await until('the line', () => new RegExp(`http://\\S+:${port}\\b`).test(server.log()));
    expect(server.log().trim().split('\n')).toHaveLength(1);
  });

  it('ends after SIGTERM with 0, and closes the sockets that are open', async () => {
    const { student, instructor } = await newPair(server);
    const clients = await Promise.all(
      [student, student, instructor].map((person) => connect(server, person)),
    );
    const closed = clients.map((client) => client.closed(15_000));
    expect(await server.terminate()).toEqual({ code: 0, signal: null });
    await Promise.all(closed);
  });

  it('does not wait for a client that keeps its connection busy', async () => {
    await server.restart();
    let isBusy = true;
    const busy = (async () => {
      while (isBusy) await fetch(`${server.url}/livez`).catch(() => (isBusy = false));
    })();
    expect(await server.terminate()).toEqual({ code: 0, signal: null });
    await busy;
  });
});

describe('a fault that nobody catches', () => {
  /** Makes the service fail from outside: SIGUSR2 for a promise nobody waits for, SIGHUP for an exception. */
  const faulty = `data:text/javascript,${encodeURIComponent(`
    process.on('SIGUSR2', () => void Promise.reject(new Error('nobody waits')));
    process.on('SIGHUP', () => { throw new Error('nobody catches'); });
  `)}`;

  it('in a promise is written down, and the service goes on', async () => {
    const server = await started({ NODE_OPTIONS: `--import=${faulty}` });
    void server.signal('SIGUSR2');
    await until('the fault in the log', () => /Unhandled rejection/.test(server.log()));
    expect(server.log()).toContain('nobody waits');
    const { student, instructor } = await newPair(server);
    const clients = await Promise.all([student, instructor].map((person) => connect(server, person)));
    for (const client of clients) client.close();
  });

  it('in a callback is written down, and the service ends with 1', async () => {
    const server = await started({ NODE_OPTIONS: `--import=${faulty}` });
    const exit = server.signal('SIGHUP');
    expect(await within('the end', exit, 15_000)).toEqual({ code: 1, signal: null });
    expect(server.log()).toMatch(/Uncaught exception[^]*nobody catches|nobody catches[^]*Uncaught exception/);
  });
});

// With a MongoDB of one's own there is no folder to write to, no file to lock and no secret to make.
if (process.env['MONGODB_URI'] === undefined) {
  describe('a server with the embedded database', () => {
    let server: Server;

    beforeAll(async () => {
      server = await started({ JWT_SECRET: '' });
    });

    it('ends with 1 when the thread of its database ends', async () => {
      const ending = `data:text/javascript,${encodeURIComponent(`
        import threads from 'node:worker_threads';
        import { syncBuiltinESMExports } from 'node:module';
        const { Worker } = threads;
        threads.Worker = class extends Worker {
          constructor(...given) {
            super(...given);
            process.once('SIGUSR2', () => this.terminate());
          }
        };
        syncBuiltinESMExports();
      `)}`;
      const broken = await started({ NODE_OPTIONS: `--import=${ending}` });
      const exit = broken.signal('SIGUSR2');
      expect(await within('the end', exit, 15_000)).toEqual({ code: 1, signal: null });
      expect(broken.log()).toContain('The database thread ended by itself');
    });

    it('makes a secret of its own that only its user may read, and keeps it', async () => {
      const secrets = async (): Promise<string[]> => {
        const names = await readdir(server.dataDir, { recursive: true });
        return names.filter((name) => /secret/i.test(name)).sort();
      };
      const made = await secrets();
      expect(made.length).toBeGreaterThan(0);
      for (const name of made) {
        const info = await stat(join(server.dataDir, name));
        if (info.isFile()) expect(info.mode & 0o777).toBe(0o600);
      }
      await server.restart();
      expect(await secrets()).toEqual(made);
    });

    it('says so in a sentence when its folder cannot be made', async () => {
      const file = join(await folder(), 'a-file');
      await writeFile(file, '');
      expectOneSentence(await run({ DATA_DIR: join(file, 'data') }), /DATA_DIR|folder/i);
    });

    it('says so in a sentence when its folder may not be written', async () => {
      const path = await folder();
      await chmod(path, 0o500);
      // Root may write everywhere, so as root the server is started as somebody else.
      const uid = process.getuid?.() === 0 ? NOBODY : undefined;
      expectOneSentence(await run({ DATA_DIR: join(path, 'data') }, uid), /DATA_DIR|folder/i);
    });

    it('lets no other one start on its data folder, which says so in a sentence', async () => {
      expectOneSentence(await run({ DATA_DIR: server.dataDir }), /DATA_DIR|already|another|in use/i);
      expect(server.alive()).toBe(true);
    });
  });
}

it('what a server has compiled is kept for its next start though it is killed', async () => {
  const kept = await folder();
  const server = await started({ NODE_COMPILE_CACHE: kept });
  await until('something to be kept', async () => (await readdir(kept, { recursive: true })).length > 2);
  await server.kill9();
});
