import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

import { inWorkspace } from '../../runtime/workspace.ts';

const PROBE = inWorkspace('tools/bench/servers/probe.mjs');
const PATIENCE_MS = 60_000;

/** What a server says of itself. */
export interface Vitals {
  cpuMicroseconds: number;
  rss: number;
  loopDelayP99: number;
}

type Question = 'vitals' | 'collect' | 'reset' | 'profile' | 'keepProfile';

interface Started {
  helpers: Server[];
  isProfiled: boolean;
}

/** Everything started, to be ended with this process whatever happens. */
const running = new Set<ChildProcess>();
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** A server that is measured, as a process of its own. */
export class Server {
  readonly url: string;
  /** Milliseconds from its start until it said that it is ready. */
  readonly startMs: number;
  private readonly child: ChildProcess;
  private readonly helpers: Server[];
  private readonly isProfiled: boolean;

  private constructor(
    child: ChildProcess,
    { url, startMs, helpers, isProfiled }: Pick<Server, 'url' | 'startMs'> & Started,
  ) {
    this.child = child;
    this.url = url;
    this.startMs = startMs;
    this.helpers = helpers;
    this.isProfiled = isProfiled;
  }

  /**
   * Starts `program` and waits until it prints a line that `ready` matches; its first group is the address.
   * @param helpers processes that end with it, such as its database.
   * @param profiles the folder into which it writes a CPU profile of each thread when it is stopped.
   */
  static async start(
    program: string,
    ready: RegExp,
    {
      args = [],
      env = {},
      helpers = [],
      profiles,
    }: { args?: string[]; env?: Record<string, string>; helpers?: Server[]; profiles?: string },
  ): Promise<Server> {
    const began = performance.now();
    const child = spawn(
      process.execPath,
      ['--expose-gc', '--no-warnings', '--import', PROBE, program, ...args],
      {
        env: { PATH: process.env.PATH, ...env, ...(profiles && { BENCH_PROFILES: profiles }) },
        stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      },
    );
    running.add(child);
    child.once('exit', () => running.delete(child));
    const url = await firstMatch(child, ready);
    const startMs = performance.now() - began;
    const server = new Server(child, { url, startMs, helpers, isProfiled: profiles !== undefined });
    if (profiles) await server.ask('profile');
    return server;
  }

  get pids(): number[] {
    return [this.child.pid ?? 0, ...this.helpers.flatMap(({ pids }) => pids)];
  }

  async ask(question: Question = 'vitals'): Promise<Vitals> {
    const answer = once(this.child, 'message');
    this.child.send(question);
    return ((await answer) as [Vitals])[0];
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      if (this.isProfiled) await this.ask('keepProfile');
      const gone = once(this.child, 'exit');
      this.child.kill('SIGKILL');
      await gone;
    }
    for (const helper of this.helpers) await helper.stop();
  }
}

function firstMatch(child: ChildProcess, ready: RegExp): Promise<string> {
  let output = '';
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not ready in time:\n${output}`)), PATIENCE_MS);
    child.once('exit', () => reject(new Error(`${child.spawnargs.at(-1)} ended at its start:\n${output}`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      if (output.length > 10_000) return;
      output += chunk.toString('utf8');
      const [, found] = ready.exec(output) ?? [];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(found);
    });
  });
}
