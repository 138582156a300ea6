import { execFileSync } from 'node:child_process';

import { workspaceRoot } from '../../runtime/workspace.ts';

/** The runs of the full size, a line each. */
export const RUNS = 'docs/proof-runs.jsonl';

/** What a sitting writes itself: whether it differs says nothing of what was proved. */
const WRITTEN = ['docs/proof.md', RUNS];

/** The commit that is proved, marked where other files than the page differ from it; `unknown` outside a repository. */
export function commit(cwd = workspaceRoot): string {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    const others = WRITTEN.map((path) => `:(exclude)${path}`);
    const changed = git('status', '--porcelain', '--untracked-files=no', '--', '.', ...others);
    return `${git('rev-parse', '--short=12', 'HEAD')}${changed === '' ? '' : '-dirty'}`;
  } catch {
    return 'unknown';
  }
}
