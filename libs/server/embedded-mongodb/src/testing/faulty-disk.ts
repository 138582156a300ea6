import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  ftruncateSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('./faulty-disk.c', import.meta.url));

/** How calls on the disk fail. */
export type DiskMode = 'fine' | 'full' | 'write' | 'sync' | 'readonly';

/** A disk under a database process that a test can cut off or make fail. See `faulty-disk.c`. */
export interface FaultyDisk {
  /** The environment that the process has to be started with. */
  env: NodeJS.ProcessEnv;
  setMode(mode: DiskMode): void;
  /**
   * Takes back what was written and not synced, as a power cut may; call it when the process is gone.
   * @param lost which of those writes are lost, by its number; by default all.
   * @returns how many writes were taken back.
   */
  cut(lost?: (write: number) => boolean): number;
}

/** Undefined where there is no C compiler, and then nothing that needs this can be shown. */
export const compileFaultyDisk = (library: string): string | undefined => {
  const made = spawnSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl', '-lpthread'], {
    encoding: 'utf8',
  });
  if (made.error) return undefined;
  if (made.status !== 0) throw new Error(`The faulty disk cannot be compiled: ${made.stderr}`);
  return library;
};

export const faultyDisk = (library: string, prefix: string, options: { nosync: boolean }): FaultyDisk => {
  const [log, mode] = [`${library}.log`, `${library}.mode`];
  rmSync(log, { force: true });
  writeFileSync(mode, 'fine');
  return {
    env: {
      LD_PRELOAD: library,
      FAULTY_DISK_PREFIX: prefix,
      FAULTY_DISK_LOG: log,
      FAULTY_DISK_MODE: mode,
      FAULTY_DISK_NOSYNC: options.nosync ? '1' : '0',
    },
    setMode: (wanted) => writeFileSync(mode, wanted),
    cut: (lost = () => true) => {
      const undone = unsynced(readLog(log))
        .reverse()
        .filter((_, i) => lost(i));
      for (const change of undone) undo(change);
      rmSync(log, { force: true });
      return undone.length;
    },
  };
};

interface LogRecord {
  kind: number;
  path: string;
  offset: number;
  fileSize: number;
  old: Buffer;
}

const headSize = 32;
const syncKind = 3;

const readLog = (path: string): LogRecord[] => {
  const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  const records: LogRecord[] = [];
  let at = 0;
  while (at + headSize <= bytes.length) {
    const pathSize = bytes.readUInt32LE(at + 4);
    const oldSize = bytes.readUInt32LE(at + 24);
    const end = at + headSize + pathSize + oldSize;
    if (end > bytes.length) break;
    records.push({
      kind: bytes.readUInt32LE(at),
      path: bytes.toString('utf8', at + headSize, at + headSize + pathSize),
      offset: Number(bytes.readBigUInt64LE(at + 8)),
      fileSize: Number(bytes.readBigUInt64LE(at + 16)),
      old: bytes.subarray(at + headSize + pathSize, end),
    });
    at = end;
  }
  return records;
};

/** The changes of each file since it was last synced, oldest first. */
const unsynced = (records: readonly LogRecord[]): LogRecord[] => {
  const lastSync = new Map<string, number>();
  records.forEach(({ kind, path }, i) => kind === syncKind && lastSync.set(path, i));
  return records.filter(({ kind, path }, i) => kind !== syncKind && i > (lastSync.get(path) ?? -1));
};

const undo = ({ path, offset, fileSize, old }: LogRecord): void => {
  if (!existsSync(path)) return;
  const file = openSync(path, 'r+');
  if (old.length > 0) writeSync(file, old, 0, old.length, offset);
  ftruncateSync(file, fileSize);
  closeSync(file);
};
