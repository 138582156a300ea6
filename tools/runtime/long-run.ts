import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { JEST } from './jest-command.ts';
import { run } from './run.ts';

const E2E = 'apps/api-e2e';

/**
 * One test, longer than a test run has it: `variable` is where it finds the path to write what it was to. Those of
 * another `project` than the API's e2e tests need nothing built.
 * Prints what went wrong and sets the exit code; undefined when nothing was written.
 */
export async function longRun<T>(
  file: string,
  variable: string,
  env: Record<string, string>,
  project = E2E,
): Promise<T | undefined> {
  if (project === E2E) {
    const built = await run('nx', ['build', 'api']);
    if (built.code !== 0) throw new Error(built.output);
  }
  const folder = await mkdtemp(join(tmpdir(), 'officehours-long-'));
  const report = join(folder, 'report.json');
  try {
    const args = [...JEST, '-c', `${project}/jest.config.mjs`, file];
    const { code, output } = await run('node', args, { env: { ...env, [variable]: report } });
    if (code !== 0) console.error(output);
    process.exitCode = code;
    const written = await readFile(report, 'utf8').catch(() => undefined);
    return written === undefined ? undefined : (JSON.parse(written) as T);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Another seed each time. */
export const newSeed = (): string => String(Date.now() % 1_000_000_000);
