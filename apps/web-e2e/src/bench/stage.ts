import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
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
  const floorScript = await buildFloor(join(stage, 'apps/web'));
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

/** Among the files of the app, compressed like them: the service sends both in the same way. */
async function buildFloor(outDir: string): Promise<number> {
  const root = fileURLToPath(new URL('floor', import.meta.url));
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2022',
      modulePreload: { polyfill: false },
      rolldownOptions: { input: { floor: join(root, 'floor.html') } },
    },
  });
  const assets = join(outDir, 'assets');
  let sum = 0;
  for (const file of (await readdir(assets)).filter((name) => /^floor-.*\.js$/u.test(name))) {
    const script = await readFile(join(assets, file));
    const small = gzipSync(script, { level: 9 });
    await writeFile(join(assets, `${file}.gz`), small);
    await writeFile(join(assets, `${file}.br`), brotliCompressSync(script));
    sum += small.length;
  }
  return sum;
}
