import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { once } from 'node:events';

/** A process of the product. Its output goes to a file. */
export class Program {
  readonly name: string;
  private readonly child: ChildProcess;
  private readonly gone: Promise<unknown>;

  /** `output` is appended to. */
  constructor(name: string, command: string[], env: Record<string, string>, output: string) {
    this.name = name;
    const [file = '', ...args] = command;
    const log = openSync(output, 'a');
    // A group of its own: `faketime` starts the program as a child, which a signal to `faketime` alone would leave behind.
    this.child = spawn(file, args, {
      env: { PATH: process.env.PATH, ...env },
      stdio: ['ignore', log, log],
      detached: true,
    });
    closeSync(log);
    this.gone = once(this.child, 'exit').catch(() => undefined);
    process.once('exit', this.killNow);
    void this.gone.then(() => process.off('exit', this.killNow));
  }

  get alive(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null && this.child.pid !== undefined;
  }

  /** The exit code, once it ended by itself. */
  get exitCode(): number | null {
    return this.child.exitCode;
  }

  signal(name: NodeJS.Signals): void {
    const { pid } = this.child;
    if (pid === undefined || !this.alive) return;
    try {
      process.kill(-pid, name);
    } catch {
      // It has gone this very moment.
    }
  }

  /** SIGKILL; resolves when the process has gone. */
  async kill(): Promise<void> {
    this.killNow();
    await this.gone;
  }

  /** SIGTERM; resolves with the exit code, or null when it had to be killed after `patienceMs`. */
  async terminate(patienceMs = 20_000): Promise<number | null> {
    this.signal('SIGTERM');
    const timer = setTimeout(this.killNow, patienceMs);
    await this.gone;
    clearTimeout(timer);
    return this.exitCode;
  }

  private readonly killNow = (): void => {
    this.signal('SIGKILL');
  };
}
