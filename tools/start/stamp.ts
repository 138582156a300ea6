import { createHash } from 'node:crypto';
import { globSync, statSync } from 'node:fs';

import { inWorkspace, workspaceRoot } from '../runtime/workspace.ts';

const sources = [
  'apps/{api,web}/**/*',
  'libs/**/*',
  'tools/build/**/*',
  'nx.json',
  'package-lock.json',
  'tsconfig.base.json',
];

/** A short text that changes when a file which the built apps may depend on is added, removed or touched. */
export function sourceStamp(): string {
  const hash = createHash('sha256');
  for (const path of globSync(sources, { cwd: workspaceRoot }).sort()) {
    const stat = statSync(inWorkspace(path), { throwIfNoEntry: false });
    if (stat?.isFile()) hash.update(`${path} ${stat.size} ${stat.mtimeMs}\n`);
  }
  return hash.digest('hex');
}
