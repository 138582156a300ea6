import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

import { inWorkspace } from '../../runtime/workspace.ts';
import type { Answers, Command } from './protocol.ts';

const LONGEST_MS = 120_000;

/** A load generator in a process of its own, so that its work is not counted as the server's. */
export class Generator {
  private readonly child: ChildProcess;

  constructor() {
    this.child = fork(inWorkspace('tools/bench/load/worker.ts'), { execArgv: ['--no-warnings'] });
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** @throws what went wrong there, or that it took too long. */
  async tell<C extends Command>(command: C): Promise<Answers[C['do']]> {
    const answer = once(this.child, 'message', { signal: AbortSignal.timeout(LONGEST_MS) });
    this.child.send(command);
    const [{ value, error }] = (await answer) as [{ value: Answers[C['do']]; error?: string }];
    if (error !== undefined) throw new Error(error);
    return value;
  }

  stop(): void {
    this.child.kill('SIGKILL');
  }
}
