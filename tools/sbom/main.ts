// Prints a CycloneDX list of every package that runs in production, from the lockfile alone: `npm run -s sbom`.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { run } from '../runtime/run.ts';
import { inWorkspace } from '../runtime/workspace.ts';
import { type Passed, productionLockfile, productionManifest, type WholeLockfile } from './production.ts';

const read = <T>(file: string): T => JSON.parse(readFileSync(inWorkspace(file), 'utf8')) as T;

// npm's own `--omit dev` leaves out what runs and is needed for developing too: half of it. So it is shown a workspace
// in which nobody develops; the name of the list is that of its folder.
const manifest = productionManifest(read<Passed>('package.json'));
const folder = mkdtempSync(join(tmpdir(), 'officehours-sbom-'));
try {
  const twin = join(folder, String(manifest.name));
  mkdirSync(twin);
  writeFileSync(join(twin, 'package.json'), JSON.stringify(manifest));
  const lockfile = productionLockfile(read<WholeLockfile>('package-lock.json'));
  writeFileSync(join(twin, 'package-lock.json'), JSON.stringify(lockfile));
  const args = ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only'];
  const { code, output } = await run('npm', args, { cwd: twin, env: { npm_config_loglevel: 'error' } });
  console.log(output.trim());
  process.exitCode = code;
} finally {
  rmSync(folder, { recursive: true });
}
