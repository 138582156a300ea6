import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const WORKSPACE = fileURLToPath(new URL('../../../..', import.meta.url));
const MAIN = process.env['API_MAIN'] ?? `${WORKSPACE}dist/apps/api/main.mjs`;

export type Environment = Record<string, string>;

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

const running = new Set<ChildProcess>();

/** Ends what a failing suite has left running. */
export function killLeftovers(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** The built API as a child process, with everything it has written so far. */
export interface ServerProcess {
  child: ChildProcess;
  /** Standard output and standard error, as they came. */
  log(): string;
  exited: Promise<Exit>;
  /** The exit, once there is one. */
  exit(): Exit | undefined;
}

/**
 * Starts the built API (`API_MAIN`: another build of it) with `env` and nothing else of this process's environment
 * but its PATH; `uid`: as that user, where this process may do so.
 */
export function spawnServer(env: Environment, uid?: number): ServerProcess {
  if (!existsSync(MAIN)) throw new Error(`${MAIN} is missing: run "npx nx build api" first`);
  const record = uid === undefined ? process.env['QUERY_RECORD'] : undefined;
  const recorder = record ? ['--import', new URL('./queries/record.ts', import.meta.url).href] : [];
  const child = spawn(process.execPath, ['--enable-source-maps', ...recorder, MAIN], {
    cwd: tmpdir(),
    env: { PATH: process.env['PATH'], ...(record && { QUERY_RECORD: record }), ...env },
    ...(uid !== undefined && { uid, gid: uid }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  // A run in which no query was recorded is told by this from one in which there was none.
  if (record) appendFileSync(join(record, 'started'), '+');
  let output = '';
  let exit: Exit | undefined;
  const keep = (chunk: Buffer): void => void (output += chunk.toString('utf8'));
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  // `close`, not `exit`: only then has all of the output been read.
  const exited = once(child, 'close').then((ended) => {
    const [code, signal] = ended as [number | null, NodeJS.Signals | null];
    running.delete(child);
    return (exit = { code, signal });
  });
  return { child, log: () => output, exited, exit: () => exit };
}
