import { readFileSync } from 'node:fs';

import { run } from '../runtime/run.ts';
import { inWorkspace } from '../runtime/workspace.ts';
import type { Bom } from '../sbom/bom.ts';
import { productionRefs } from '../sbom/production.ts';
import type { Check } from './check.ts';
import { incomplete, malformed } from './sbom/judge.ts';
import type { Lockfile, Manifest } from './versions/lockfile.ts';

const read = <T>(file: string): T => JSON.parse(readFileSync(inWorkspace(file), 'utf8')) as T;

/** Whoever runs the product can ask what is in it. */
export const sbom: Check = {
  name: '`npm run -s sbom` prints a CycloneDX list of every package that runs, with its version and hash, and of no other',
  async faults() {
    const { code, output } = await run('npm', ['run', '-s', 'sbom']);
    if (code !== 0) return [output];
    const bom = JSON.parse(output) as Partial<Bom>;
    const { packages } = read<{ packages: Lockfile }>('package-lock.json');
    return [...malformed(bom), ...incomplete(bom, read<Manifest>('package.json'), productionRefs(packages))];
  },
};
