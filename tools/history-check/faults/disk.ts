import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { inWorkspace } from '../../runtime/workspace.ts';
import { readLog, takeBack, unsynced } from './disk-log.ts';

const SOURCE = inWorkspace('libs/server/embedded-mongodb/src/testing/faulty-disk.c');

/** Whether there is a C compiler for the library that stands between a program and its disk. */
export const hasCompiler = (): boolean => spawnSync('cc', ['--version']).status === 0;

/**
 * A disk that can be cut off: what a program wrote below `folder` and did not synchronise can be taken back once it has
 * been killed, as a power cut may. See the source, which is preloaded into the program.
 */
export class Disk {
  private readonly library: string;
  private readonly folder: string;

  constructor(workFolder: string, folder: string) {
    this.folder = folder;
    this.library = join(workFolder, 'disk.so');
    const made = spawnSync(
      'cc',
      ['-shared', '-fPIC', '-O1', '-o', this.library, SOURCE, '-ldl', '-lpthread'],
      {
        encoding: 'utf8',
      },
    );
    if (made.status !== 0) throw new Error(`the disk cannot be compiled: ${made.stderr}`);
    this.behave('fine');
  }

  /** The command that starts a program on this disk. */
  get prefix(): string[] {
    const settings = {
      LD_PRELOAD: this.library,
      FAULTY_DISK_PREFIX: `${this.folder}/`,
      FAULTY_DISK_LOG: this.log,
      FAULTY_DISK_MODE: this.mode,
      FAULTY_DISK_NOSYNC: '0',
    };
    return ['env', ...Object.entries(settings).map(([name, value]) => `${name}=${value}`)];
  }

  /** `forget`: from now on the disk says that it has synchronised, and has not. */
  behave(how: 'fine' | 'forget' | 'full'): void {
    writeFileSync(this.mode, how);
  }

  /** Takes back unsynchronised writes, those that `lost` names by number; the program must be gone. Returns how many. */
  cut(lost: (write: number) => boolean): number {
    const log = existsSync(this.log) ? readFileSync(this.log) : Buffer.alloc(0);
    const writes = unsynced(readLog(log)).reverse();
    const gone = writes.filter((_, index) => lost(index));
    gone.forEach(takeBack);
    rmSync(this.log, { force: true });
    // Shared memory between connections, which no power cut leaves behind.
    rmSync(join(this.folder, 'officehours.db-shm'), { force: true });
    return gone.length;
  }

  private get log(): string {
    return `${this.library}.log`;
  }

  private get mode(): string {
    return `${this.library}.mode`;
  }
}
