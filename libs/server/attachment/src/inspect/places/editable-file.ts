import { open, type FileHandle } from 'node:fs/promises';

const BLOCK = Buffer.alloc(64 * 1024);

/** A file that is changed in its place: nothing in it moves. Positions are bytes from its beginning. */
export class EditableFile {
  readonly size: number;
  private readonly handle: FileHandle;

  private constructor(handle: FileHandle, size: number) {
    this.handle = handle;
    this.size = size;
  }

  static async use(path: string, work: (file: EditableFile) => Promise<void>): Promise<void> {
    const handle = await open(path, 'r+');
    try {
      await work(new EditableFile(handle, (await handle.stat()).size));
    } finally {
      await handle.close();
    }
  }

  /** Fewer bytes where the file ends before. */
  async read(at: number, length: number): Promise<Buffer> {
    const { buffer, bytesRead } = await this.handle.read(Buffer.alloc(length), 0, length, at);
    return buffer.subarray(0, bytesRead);
  }

  async write(at: number, bytes: Buffer): Promise<void> {
    await this.handle.write(bytes, 0, bytes.length, at);
  }

  /** Zeros up to, not including, `to`; never beyond the end. */
  async blank(from: number, to: number): Promise<void> {
    const end = Math.min(to, this.size);
    for (let at = from; at < end; at += BLOCK.length)
      await this.write(at, BLOCK.subarray(0, Math.min(BLOCK.length, end - at)));
  }
}
