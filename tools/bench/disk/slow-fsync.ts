import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { inWorkspace } from '../../runtime/workspace.ts';

export const SLOW_MS = 2;

/** The environment in which every fsync takes 2 ms longer; undefined without a C compiler. */
export function slowFsync(folder: string): Record<string, string> | undefined {
  const library = join(folder, 'slow-fsync.so');
  const source = inWorkspace('tools/bench/disk/slow-fsync.c');
  const made = spawnSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl']);
  if (made.error) return undefined;
  if (made.status !== 0) throw new Error(`slow-fsync.c cannot be compiled: ${made.stderr.toString()}`);
  return { LD_PRELOAD: library, SLOW_FSYNC_US: String(SLOW_MS * 1000) };
}
