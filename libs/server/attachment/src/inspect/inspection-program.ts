import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { UploadRefusal } from '@officehours/contracts';
import { watchMemory } from './memory-watch';
import type { Answer, Task } from './task';

/** No picture within our limits takes a tenth of this. */
const PATIENCE_MS = 30_000;
/** A program that nobody needs gives its memory back. */
const IDLE_MS = 20_000;
const HEAP_MB = 256;

/**
 * The program that looks into files, started when there is one: it knows no secret, has no connection, and is ended when
 * it takes too long or holds more than `mostBytes`.
 */
export class InspectionProgram {
  private child?: ChildProcess;
  private idle?: NodeJS.Timeout;

  constructor(private readonly mostBytes: number) {}

  /** One at a time. */
  async ask(task: Task): Promise<Answer> {
    clearTimeout(this.idle);
    const answer = await this.answerOf((this.child ??= start()), task);
    this.idle = setTimeout(() => this.end(), IDLE_MS);
    this.idle.unref();
    return answer;
  }

  end(): void {
    clearTimeout(this.idle);
    this.child?.kill('SIGKILL');
    this.child = undefined;
  }

  /** A program that died over a file, or had to be ended, could not read it. */
  private answerOf(child: ChildProcess, task: Task): Promise<Answer> {
    return new Promise((resolve) => {
      const settle = (answer: Answer) => {
        clearTimeout(late);
        endWatch();
        child.removeAllListeners();
        // Ended by the system for lack of memory, it may still say so.
        child.on('error', () => undefined);
        resolve(answer);
      };
      const giveUp = (refusal: UploadRefusal) => {
        this.end();
        settle({ id: task.id, refusal });
      };
      const late = setTimeout(() => giveUp('too_demanding'), PATIENCE_MS);
      const endWatch = watchMemory(child.pid, this.mostBytes, () => giveUp('too_demanding'));
      child.on('message', (answer: Answer) => settle(answer));
      child.once('exit', () => giveUp('unreadable'));
      child.once('error', () => giveUp('unreadable'));
      child.send(task);
    });
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
