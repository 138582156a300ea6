import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { FileStore, type ByteRange } from './file-store';

/** One file per key in a folder: `files/5f/5f0c2e9b1d4a001234567890`. */
export class DiskFileStore extends FileStore {
  constructor(private readonly folder: string) {
    super();
  }

  async put(key: string, path: string): Promise<void> {
    const target = this.pathOf(key);
    const isNew = (await mkdir(dirname(target), { recursive: true, mode: 0o700 })) !== undefined;
    await sync(path);
    await move(path, target);
    // A name is durable only when its folder is, and a new folder when the one above is.
    await sync(dirname(target));
    if (isNew) await sync(this.folder);
  }

  async read(key: string, range?: ByteRange): Promise<Readable> {
    const stream = createReadStream(this.pathOf(key), range);
    await once(stream, 'open');
    return stream;
  }

  remove(key: string): Promise<void> {
    return rm(this.pathOf(key), { force: true });
  }

  private pathOf(key: string): string {
    if (!/^[0-9a-f]{24}[a-z-]{0,16}$/.test(key)) throw new Error('not a key');
    return join(this.folder, key.slice(0, 2), key);
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Across file systems a file cannot be renamed: copied beside its place first, so that it is never seen in part. */
async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    await copyFile(from, `${to}.part`);
    await sync(`${to}.part`);
    await rename(`${to}.part`, to);
  }
}
