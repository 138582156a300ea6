// Runs the built product for the browser suites: a new demo in a folder that is removed in the end.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { SECRET } from './secret.ts';

const folder = mkdtempSync(join(tmpdir(), 'officehours-web-e2e-'));
const server = spawn(process.execPath, ['dist/apps/api/main.mjs'], {
  stdio: 'inherit',
  env: {
    ...process.env,
    DATA_DIR: folder,
    DEMO: 'true',
    HOST: '127.0.0.1',
    JWT_SECRET: SECRET,
    RATE_LIMITS: 'off',
  },
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill('SIGTERM'));
server.once('exit', (code) => {
  rmSync(folder, { recursive: true, force: true });
  process.exit(code ?? 1);
});
