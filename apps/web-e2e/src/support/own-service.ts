import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freePort } from './free-port.ts';

export interface OwnService {
  origin: string;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
  /** Starts it again on the same data and port. */
  start(): Promise<void>;
  remove(): Promise<void>;
}

/** The built product with a demo of its own, for tests that take it away or need other settings; `main` is a copy of it. */
export async function ownService(
  settings: Record<string, string> = {},
  main = 'dist/apps/api/main.mjs',
): Promise<OwnService> {
  const folder = await mkdtemp(join(tmpdir(), 'officehours-own-'));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  let running: ChildProcess | null = null;

  const kill = async (): Promise<void> => {
    const service = running;
    running = null;
    if (!service || service.exitCode !== null) return;
    const ended = once(service, 'exit');
    service.kill('SIGKILL');
    await ended;
  };
  const start = async (): Promise<void> => {
    running = spawn(process.execPath, [main], {
      stdio: 'ignore',
      env: {
        ...process.env,
        PORT: String(port),
        DATA_DIR: folder,
        DEMO: 'true',
        HOST: '127.0.0.1',
        RATE_LIMITS: 'off',
        ...settings,
      },
    });
    await untilReady(origin, running);
  };
  await start();
  return {
    origin,
    kill,
    start,
    remove: () => kill().then(() => rm(folder, { recursive: true, force: true })),
  };
}

export async function untilReady(origin: string, service: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 150; tries += 1) {
    if (service.exitCode !== null) throw new Error('The service ended. Was it built? npm run build');
    const answer = await fetch(`${origin}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('The service did not become ready.');
}
