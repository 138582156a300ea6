import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Settings } from '@officehours/platform';

/** Longer than any upload may take. */
const LEFT_MS = 60 * 60_000;

/** Where uploads are while nobody sees them: a folder of its own for each, which goes whatever becomes of it. */
@Injectable()
export class Incoming {
  private readonly folder: string;

  constructor({ dataDir }: Settings) {
    this.folder = resolve(dataDir, 'files', 'incoming');
  }

  async use<T>(work: (folder: string) => Promise<T>): Promise<T> {
    const folder = join(this.folder, randomUUID());
    await mkdir(folder, { recursive: true, mode: 0o700 });
    try {
      return await work(folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** Removes what a process that died has left. */
  async sweep(now: Date): Promise<void> {
    const names = await readdir(this.folder).catch(() => []);
    for (const name of names) {
      const path = join(this.folder, name);
      const found = await stat(path).catch(() => undefined);
      if (found && found.mtimeMs < now.getTime() - LEFT_MS) await rm(path, { recursive: true, force: true });
    }
  }
}
