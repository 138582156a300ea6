import { spawn } from 'node:child_process';
import { delimiter, dirname } from 'node:path';

import { inWorkspace, workspaceRoot } from './workspace.ts';

/** How a command ended: its exit code (128 + n after a signal) and everything it printed. */
export interface Outcome {
  code: number;
  output: string;
}

export interface RunOptions {
  env?: Record<string, string | undefined>;
  cwd?: string;
  /** Ends the command and everything it started after this many milliseconds. */
  timeoutMs?: number;
}

/** The environment for commands of the workspace: this very Node first, then the workspace's tools. */
export function toolEnvironment(extra: Record<string, string | undefined> = {}): NodeJS.ProcessEnv {
  const path = [dirname(process.execPath), inWorkspace('node_modules/.bin'), process.env.PATH];
  return { ...process.env, PATH: path.join(delimiter), NX_TUI: 'false', NX_DAEMON: 'false', ...extra };
}

/** Runs a command to its end in a process group of its own, and collects what it prints. Never throws. */
export function run(command: string, args: string[], options: RunOptions = {}): Promise<Outcome> {
  const child = spawn(command, args, {
    cwd: options.cwd ?? workspaceRoot,
    env: toolEnvironment(options.env),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));

  const killGroup = () => child.pid !== undefined && killQuietly(-child.pid);
  const timer = options.timeoutMs === undefined ? undefined : setTimeout(killGroup, options.timeoutMs);
  process.once('exit', killGroup);

  return new Promise((resolve) => {
    const finish = (code: number, note = '') => {
      clearTimeout(timer);
      process.off('exit', killGroup);
      resolve({ code, output: Buffer.concat(chunks).toString('utf8') + note });
    };
    child.once('error', (error) => finish(127, error.message));
    child.once('close', (code, signal) => finish(code ?? 128, signal ? `\nended by ${signal}` : ''));
  });
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Already gone: nothing left to end.
  }
}
