import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

import { inWorkspace, workspaceRoot } from './workspace.ts';

/** Every file of the repository, tracked or new but not ignored, as paths from the root in order of name. */
export function repositoryFiles(): string[] {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const listed = execFileSync('git', args, {
    cwd: workspaceRoot,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return [...new Set(listed.split('\0'))]
    .filter((path) => path !== '' && existsSync(inWorkspace(path)))
    .sort();
}
