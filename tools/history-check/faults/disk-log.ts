import { closeSync, existsSync, ftruncateSync, openSync, writeSync } from 'node:fs';

/** A line of the log that `faulty-disk.c` writes: what stood there before a write, or that a file was synchronised. */
export interface DiskRecord {
  kind: number;
  path: string;
  offset: number;
  fileSize: number;
  old: Buffer;
}

const HEAD = 32;
const SYNC = 3;

/** All whole records; a program that was killed may have left half of one. */
export function readLog(bytes: Buffer): DiskRecord[] {
  const records: DiskRecord[] = [];
  for (let at = 0; at + HEAD <= bytes.length;) {
    const path = at + HEAD + bytes.readUInt32LE(at + 4);
    const end = path + bytes.readUInt32LE(at + 24);
    if (end > bytes.length) break;
    records.push({
      kind: bytes.readUInt32LE(at),
      path: bytes.toString('utf8', at + HEAD, path),
      offset: Number(bytes.readBigUInt64LE(at + 8)),
      fileSize: Number(bytes.readBigUInt64LE(at + 16)),
      old: bytes.subarray(path, end),
    });
    at = end;
  }
  return records;
}

/** The changes of each file since it was last synchronised, oldest first. */
export function unsynced(records: readonly DiskRecord[]): DiskRecord[] {
  const lastSync = new Map<string, number>();
  for (const [index, { kind, path }] of records.entries()) if (kind === SYNC) lastSync.set(path, index);
  return records.filter(({ kind, path }, index) => kind !== SYNC && index > (lastSync.get(path) ?? -1));
}

/** Makes one change undone. Newest first, or older content comes back over newer. */
export function takeBack({ path, offset, fileSize, old }: DiskRecord): void {
  if (!existsSync(path)) return;
  const file = openSync(path, 'r+');
  if (old.length > 0) writeSync(file, old, 0, old.length, offset);
  ftruncateSync(file, fileSize);
  closeSync(file);
}
