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
    this.child = spawn(file, args, { env: { PATH: process.env.PATH, ...env }, stdio: ['ignore', log, log] });
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
    this.child.kill(name);
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
    if (this.alive) this.child.kill('SIGKILL');
  };
}
