import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

import { inWorkspace } from '../../runtime/workspace.ts';
import type { Target } from './attacks.ts';

/**
 * Who makes attacks, in a process of its own, and of the lowest priority: attackers bring machines of their own, and
 * what is measured is what their attack does to the service, not what they take from the processors of this one.
 */
export class Attacker {
  private readonly child: ChildProcess;

  constructor() {
    this.child = fork(inWorkspace('tools/bench/load/attack-worker.ts'), {
      execPath: 'nice',
      execArgv: ['-n', '19', process.execPath, '--no-warnings'],
    });
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Runs `work` while the attack goes on. @throws when the attackers themselves fail. */
  async during<T>(attack: string, target: Target, work: () => Promise<T>): Promise<T> {
    const failed = once(this.child, 'exit').then(() => {
      throw new Error(`the attack ${attack} failed`);
    });
    failed.catch(() => undefined);
    const begun = once(this.child, 'message');
    this.child.send({ attack, target });
    await Promise.race([begun, failed]);
    const value = await Promise.race([work(), failed]);
    const over = once(this.child, 'message');
    this.child.send('stop');
    await Promise.race([over, failed]);
    return value;
  }

  stop(): void {
    this.child.kill('SIGKILL');
  }
}
