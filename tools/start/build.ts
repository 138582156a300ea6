import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { run } from '../runtime/run.ts';
import { inWorkspace } from '../runtime/workspace.ts';
import { sourceStamp } from './stamp.ts';

const products = ['dist/apps/api/main.mjs', 'dist/apps/web/index.html'];
const stampFile = inWorkspace('dist/.built-from');

/**
 * Builds the API and the web app unless nothing changed since the last time. Asking Nx would cost a second of every
 * start; a look at the files' sizes and times costs milliseconds.
 *
 * @returns the whole output of the build when it failed
 */
export async function buildWhatIsStale(): Promise<string | undefined> {
  const stamp = sourceStamp();
  const present = products.every((path) => existsSync(inWorkspace(path)));
  if (present && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return undefined;

  console.log('Building …');
  const { code, output } = await run('nx', [
    'run-many',
    '-t',
    'build',
    '-p',
    'api,web',
    '--outputStyle=static',
  ]);
  if (code !== 0) return output;
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
  return undefined;
}
