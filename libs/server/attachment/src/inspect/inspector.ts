import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { AppError } from '@officehours/platform';
import { refused } from '../refusals';
import type { Answer, Finding, Task } from './task';

/** No picture within our limits takes a tenth of this. */
const PATIENCE_MS = 30_000;
/** A program that nobody needs gives its memory back. */
const IDLE_MS = 20_000;
const QUEUE = 64;
const HEAP_MB = 256;

/**
 * Has files looked into by a program of its own, one at a time: what is made to harm a decoder meets one that knows
 * no secret, has no connection, and is ended when it takes too long.
 */
@Injectable()
export class Inspector implements OnApplicationShutdown {
  private tail: Promise<unknown> = Promise.resolve();
  private waiting = 0;
  private child?: ChildProcess;
  private lastId = 0;
  private idle?: NodeJS.Timeout;

  /** @throws the refusal of a file that is not taken; `unavailable` when too many wait. */
  inspect(task: Omit<Task, 'id'>): Promise<Finding> {
    if (this.waiting >= QUEUE) return Promise.reject(new AppError('unavailable', { retryAfterMs: 2_000 }));
    this.waiting += 1;
    const found = this.tail.then(() => this.ask({ ...task, id: (this.lastId += 1) }));
    this.tail = found.then(
      () => (this.waiting -= 1),
      () => (this.waiting -= 1),
    );
    return found;
  }

  onApplicationShutdown(): void {
    this.end();
  }

  private async ask(task: Task): Promise<Finding> {
    clearTimeout(this.idle);
    const answer = await this.answerOf((this.child ??= start()), task);
    this.idle = setTimeout(() => this.end(), IDLE_MS);
    this.idle.unref();
    if ('refusal' in answer) throw refused(answer.refusal);
    if ('failure' in answer) throw new AppError('internal', { cause: new Error(answer.failure) });
    return answer.finding;
  }

  /** A program that died over a file, or had to be ended, could not read it. */
  private answerOf(child: ChildProcess, task: Task): Promise<Answer> {
    return new Promise((resolve) => {
      const settle = (answer: Answer) => {
        clearTimeout(late);
        child.removeAllListeners();
        // Ended by the system for lack of memory, it may still say so.
        child.on('error', () => undefined);
        resolve(answer);
      };
      const giveUp = () => {
        this.end();
        settle({ id: task.id, refusal: 'unreadable' });
      };
      const late = setTimeout(giveUp, PATIENCE_MS);
      child.on('message', (answer: Answer) => settle(answer));
      child.once('exit', giveUp);
      child.once('error', giveUp);
      child.send(task);
    });
  }

  private end(): void {
    clearTimeout(this.idle);
    this.child?.kill('SIGKILL');
    this.child = undefined;
  }
}

/** `worker.ts` beside this module as it is written; where all is bundled, the file beside that. */
function start(): ChildProcess {
  const source = new URL('./worker.ts', import.meta.url);
  const program = existsSync(source) ? source : new URL('./attachment.worker.mjs', import.meta.url);
  return fork(fileURLToPath(program), {
    execArgv: [`--max-old-space-size=${HEAP_MB}`, '--no-warnings'],
    // Nothing of ours: no settings, no secrets.
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}
