import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { run } from '../../runtime/run.ts';
import { inWorkspace } from '../../runtime/workspace.ts';

/** The folder of the built product; `API_MAIN` names another build's `main.mjs`. */
const folder = process.env.API_MAIN ? dirname(process.env.API_MAIN) : inWorkspace('dist/apps/api');

export const apiProgram = join(folder, 'main.mjs');
export const databaseProgram = join(folder, 'embedded-mongodb.mjs');

/** Builds what is to be proved. @throws with the build's output when it fails. */
export async function buildProduct(): Promise<void> {
  if (!process.env.API_MAIN) {
    const { code, output } = await run('nx', ['build', 'api', '--outputStyle=static']);
    if (code !== 0) throw new Error(`the API does not build:\n${output}`);
  }
  for (const program of [apiProgram, databaseProgram])
    if (!existsSync(program)) throw new Error(`${program} is missing`);
}

/**
 * What is proved, as twelve hex digits of its programs: runs of several sittings count together while these are the same,
 * whatever else was committed or written meanwhile.
 */
export function buildId(of = folder): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(of).sort())
    if (name.endsWith('.mjs')) hash.update(`${name}\n`).update(readFileSync(join(of, name)));
  return hash.digest('hex').slice(0, 12);
}
