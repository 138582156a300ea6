import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

import { inWorkspace } from '../runtime/workspace.ts';

/** The API as a child process that can be started anew, one start after the other however often it is asked. */
export class DevServer {
  #child: ChildProcess | undefined;
  #turn: Promise<void> = Promise.resolve();
  readonly #env: NodeJS.ProcessEnv;

  constructor(env: NodeJS.ProcessEnv) {
    this.#env = env;
  }

  restart(): Promise<void> {
    this.#turn = this.#turn.then(async () => {
      await this.#end();
      this.#child = spawn(process.execPath, ['--enable-source-maps', inWorkspace('dist/apps/api/main.mjs')], {
        stdio: 'inherit',
        env: this.#env,
      });
    });
    return this.#turn;
  }

  stop(): Promise<void> {
    this.#turn = this.#turn.then(() => this.#end());
    return this.#turn;
  }

  async #end(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }
}
