import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';

import { until } from '../waiting.ts';
import { Program } from './program.ts';

/** Whether Debian's `redis-server` is installed here. */
export const hasRedis = (): boolean => spawnSync('redis-server', ['--version']).status === 0;

/** A Redis of its own, without persistence: emptied whenever it starts. */
export class Redis {
  private readonly folder: string;
  readonly port: number;
  private program?: Program;

  constructor(folder: string, port: number) {
    this.folder = folder;
    this.port = port;
  }

  /** Says one command, and waits for the answer. */
  async say(command: string): Promise<void> {
    const line = connect(this.port, '127.0.0.1');
    line.write(`${command}\r\n`);
    const [answer] = (await once(line, 'data')) as [Buffer];
    line.destroy();
    if (answer.toString().startsWith('-')) throw new Error(`Redis refused ${command}: ${answer.toString()}`);
  }

  async start(): Promise<void> {
    const settings = ['--port', String(this.port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    const command = ['redis-server', ...settings, '--dir', this.folder];
    this.program = new Program('redis', command, {}, join(this.folder, 'redis.log'));
    await until('Redis to listen', () => answers(this.port));
  }

  async kill(): Promise<void> {
    await this.program?.kill();
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect(port, '127.0.0.1');
    probe.once('connect', () => {
      probe.destroy();
      resolve(true);
    });
    probe.once('error', () => resolve(false));
  });
}
