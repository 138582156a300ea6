import { connect } from 'node:net';
import { join } from 'node:path';

import { until } from '../waiting.ts';
import { databaseProgram } from './built.ts';
import { Program } from './program.ts';

/** The embedded database as a process of its own, as several nodes of one machine share it. */
export class Database {
  readonly socket: string;
  private readonly folder: string;
  private program?: Program;

  constructor(folder: string) {
    this.folder = folder;
    this.socket = join(folder, 'db.sock');
  }

  get uri(): string {
    return `mongodb://${encodeURIComponent(this.socket)}/officehours`;
  }

  async start(): Promise<void> {
    const file = join(this.folder, 'officehours.db');
    const command = [process.execPath, databaseProgram, '--path', file, '--socket', this.socket];
    const program = new Program('database', command, {}, join(this.folder, 'database.log'));
    this.program = program;
    await until('the database to listen', () => {
      if (!program.alive) throw new Error(`the database ended at its start, see ${this.folder}/database.log`);
      return listens(this.socket);
    });
  }

  signal(name: NodeJS.Signals): void {
    this.program?.signal(name);
  }

  async kill(): Promise<void> {
    await this.program?.kill();
  }

  async stop(): Promise<void> {
    await this.program?.terminate();
  }
}

function listens(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect(path);
    probe.once('connect', () => {
      probe.destroy();
      resolve(true);
    });
    probe.once('error', () => resolve(false));
  });
}
