import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { freePort } from '../support/free-port.ts';
import { untilReady } from '../support/own-service.ts';

const workspace = fileURLToPath(new URL('../../../..', import.meta.url));
/** Inside the workspace, since the service finds its packages from where it lies. */
const stage = join(workspace, 'dist/bench-web');

export interface Stage {
  origin: string;
  /** Bytes of script of the floor page, gzipped. */
  floorScript: number;
  end(): Promise<void>;
}

/** The built product with the floor page beside it, on one origin: one server, one set of headers, one browser for both. */
export async function openStage(): Promise<Stage> {
  await rm(stage, { recursive: true, force: true });
  await cp(join(workspace, 'dist/apps'), join(stage, 'apps'), { recursive: true });
  const floorScript = await buildFloor(join(stage, 'apps/web/floor'));
  const data = await mkdtemp(join(tmpdir(), 'officehours-bench-web-'));
  const port = await freePort();
  const service = spawn(process.execPath, ['apps/api/main.mjs'], {
    cwd: stage,
    stdio: 'ignore',
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: data,
      DEMO: 'true',
      RATE_LIMITS: 'off',
    },
  });
  const origin = `http://127.0.0.1:${port}`;
  await untilReady(origin, service);
  return {
    origin,
    floorScript,
    async end() {
      service.kill('SIGTERM');
      if (service.exitCode === null) await once(service, 'exit');
      await rm(data, { recursive: true, force: true });
      await rm(stage, { recursive: true, force: true });
    },
  };
}

async function buildFloor(outDir: string): Promise<number> {
  await build({
    configFile: false,
    root: fileURLToPath(new URL('floor', import.meta.url)),
    base: '/floor/',
    logLevel: 'warn',
    plugins: [react()],
    build: { outDir, emptyOutDir: true, target: 'es2022', modulePreload: { polyfill: false } },
  });
  const files = await readdir(join(outDir, 'assets'));
  const scripts = files.filter((file) => file.endsWith('.js'));
  const bytes = await Promise.all(scripts.map((file) => readFile(join(outDir, 'assets', file))));
  return bytes.reduce((sum, script) => sum + gzipSync(script).length, 0);
}
