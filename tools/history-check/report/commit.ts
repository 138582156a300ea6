import { execFileSync } from 'node:child_process';

import { workspaceRoot } from '../../runtime/workspace.ts';

/** What is proved: the commit, marked where files differ from it; `unknown` outside a repository. */
export function commit(): string {
  try {
    const args = ['describe', '--always', '--dirty', '--abbrev=12', '--exclude=*'];
    return execFileSync('git', args, { cwd: workspaceRoot, encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}
