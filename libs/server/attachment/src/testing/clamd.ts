import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Debian puts it where only root looks. */
const PLACES = [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin', '/usr/local/sbin'];

/** The program of ClamAV's daemon; undefined where it is not installed. */
export const CLAMD = PLACES.map((folder) => join(folder, 'clamd')).find((path) => existsSync(path));

export const STREAM_MAX_BYTES = 1024 * 1024;

/** ClamAV's daemon with a database that knows one thing as a virus: a mark that harms nobody. */
export class Clamd {
  private child?: ChildProcess;

  private constructor(
    private readonly program: string,
    private readonly folder: string,
  ) {}

  static async start(program: string, mark: string): Promise<Clamd> {
    const folder = await mkdtemp(join(tmpdir(), 'officehours-clamd-'));
    const clamd = new Clamd(program, folder);
    await writeFile(join(folder, 'test.ndb'), `Test.Mark:0:*:${Buffer.from(mark).toString('hex')}\n`);
    const settings = [
      `DatabaseDirectory ${folder}`,
      `LocalSocket ${clamd.socket}`,
      `StreamMaxLength ${STREAM_MAX_BYTES}`,
      'Foreground yes',
    ];
    await writeFile(clamd.settings, `${settings.join('\n')}\n`);
    await clamd.run();
    return clamd;
  }

  get url(): string {
    return `unix:${this.socket}`;
  }

  /** Resolves when it listens. */
  async run(): Promise<void> {
    const child = spawn(this.program, ['-c', this.settings], { stdio: ['ignore', 'pipe', 'pipe'] });
    this.child = child;
    let said = '';
    await new Promise<void>((settle, refuse) => {
      const hear = (data: Buffer): void => {
        said += data.toString();
        // The last of what it says at its start, when it listens already.
        if (/Self checking/.test(said)) settle();
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.once('exit', () => refuse(new Error(`clamd ended:\n${said}`)));
    });
  }

  async end(): Promise<void> {
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    await rm(this.socket, { force: true });
  }

  async stop(): Promise<void> {
    await this.end();
    await rm(this.folder, { recursive: true, force: true });
  }

  private get socket(): string {
    return join(this.folder, 'clamd.sock');
  }

  private get settings(): string {
    return join(this.folder, 'clamd.conf');
  }
}
