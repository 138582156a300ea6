import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

import { inWorkspace } from '../runtime/workspace.ts';

/** The API as a child process that can be started anew, one start after the other however often it is asked. */
export class DevServer {
  #child: ChildProcess | undefined;
  #turn: Promise<void> = Promise.resolve();
  readonly #env: NodeJS.ProcessEnv;
  readonly #onReady: () => void;

  /** `onReady` is called in place of the line with which the server says, at each start, that it is ready. */
  constructor(env: NodeJS.ProcessEnv, onReady: () => void) {
    this.#env = env;
    this.#onReady = onReady;
  }

  restart(): Promise<void> {
    this.#turn = this.#turn.then(async () => {
      await this.#end();
      this.#child = this.#start();
    });
    return this.#turn;
  }

  stop(): Promise<void> {
    this.#turn = this.#turn.then(() => this.#end());
    return this.#turn;
  }

  #start(): ChildProcess {
    const child = spawn(process.execPath, ['--enable-source-maps', inWorkspace('dist/apps/api/main.mjs')], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: this.#env,
    });
    createInterface(child.stdout).on('line', (line) => {
      if (/^Officehours is ready/.test(line)) this.#onReady();
      else console.log(line);
    });
    return child;
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
