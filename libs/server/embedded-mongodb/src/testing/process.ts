import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../cli.ts', import.meta.url));

/** The database as a process of its own, for tests that end it in unkind ways. */
export interface DatabaseProcess {
  uri: string;
  child: ChildProcess;
  /** Ends it and waits until it is gone. @returns its exit code, or null when a signal ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Runs the command-line entry and collects what it says. */
export const runCli = async (
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<{ code: number | null; output: string; errors: string }> => {
  const child = spawnCli(args, env);
  let output = '';
  let errors = '';
  child.stdout?.on('data', (chunk) => (output += String(chunk)));
  child.stderr?.on('data', (chunk) => (errors += String(chunk)));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output: output.trim(), errors: errors.trim() };
};

const spawnCli = (args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess =>
  spawn(process.execPath, ['--no-warnings', cli, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '', ...env },
  });

/** Starts a server on a free port and waits until it is ready. */
export const startProcess = async (path: string, env: NodeJS.ProcessEnv = {}): Promise<DatabaseProcess> => {
  const child = spawnCli(['--path', path, '--port', '0'], env);
  let errors = '';
  child.stderr?.on('data', (chunk) => (errors += String(chunk)));
  const exit = once(child, 'exit') as Promise<[number | null]>;
  const ready = once(child.stdout!, 'data') as Promise<[Buffer]>;
  const [first] = await Promise.race([ready, exit]);
  if (!Buffer.isBuffer(first)) throw new Error(`The database ended with ${first}: ${errors}`);
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal);
    return (await exit)[0];
  };
  return { uri: first.toString().trim(), child, end };
};
