import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';

import { inWorkspace } from '../runtime/workspace.ts';
import { buildWhatIsStale } from './build.ts';

const failure = await buildWhatIsStale();
if (failure !== undefined) {
  console.error(`${failure}\nThe build failed: the server was not started.`);
  process.exit(1);
}

const byNpm = process.env.npm_lifecycle_event !== undefined;
const follow = byNpm ? ['--import', pathToFileURL(inWorkspace('tools/start/end-with-npm.mjs')).href] : [];
const args = [...follow, inWorkspace('dist/apps/api/main.mjs')];
const env = { ...process.env, NODE_COMPILE_CACHE: inWorkspace('node_modules/.cache/officehours/compiled') };

// The server takes this process's place where the system can do that: signals, exit code and memory are then its own.
if (process.platform === 'win32') {
  const child = spawn(process.execPath, args, { stdio: 'inherit', env });
  child.once('exit', (code) => process.exit(code ?? 1));
} else {
  process.execve?.(process.execPath, [process.execPath, ...args], env);
}
