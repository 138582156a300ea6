import { mkdirSync, rmSync } from 'node:fs';

import { inWorkspace } from '../../runtime/workspace.ts';

let folder: string | undefined;

/** From now on each product that is started leaves its profiles in this folder, named from the workspace's root and emptied. */
export function profileInto(name: string): void {
  folder = inWorkspace(name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}

/** Where profiles are to be written; undefined: nothing is profiled. */
export const profilesFolder = (): string | undefined => folder;
