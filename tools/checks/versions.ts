import { readFileSync } from 'node:fs';

import { inWorkspace } from '../runtime/workspace.ts';
import type { Check } from './check.ts';
import { floors } from './versions/floors.ts';
import {
  belowFloor,
  fromElsewhere,
  idleDecisions,
  type Lockfile,
  type Manifest,
  openScripts,
  undecidedScripts,
  unpinned,
  withoutIntegrity,
  withWeakIntegrity,
} from './versions/lockfile.ts';

const read = <T>(file: string): T => JSON.parse(readFileSync(inWorkspace(file), 'utf8')) as T;

/** What `npm ci` brings is known to the byte, no older than its floor, and runs no script of its own. */
export const versions: Check = {
  name: 'every package is pinned, hashed, from the registry, at or above its version floor, and runs no install script',
  faults() {
    const { packages } = read<{ packages: Lockfile }>('package-lock.json');
    const manifest = read<Manifest>('package.json');
    return [
      ...belowFloor(packages, floors),
      ...withoutIntegrity(packages),
      ...withWeakIntegrity(packages),
      ...fromElsewhere(packages),
      ...undecidedScripts(packages, manifest),
      ...idleDecisions(packages, manifest),
      ...openScripts(readFileSync(inWorkspace('.npmrc'), 'utf8'), manifest),
      ...unpinned(manifest),
    ];
  },
};
