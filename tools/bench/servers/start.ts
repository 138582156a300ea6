import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { inWorkspace } from '../../runtime/workspace.ts';
import { profilesFolder } from '../profile/folder.ts';
import { Server } from './server.ts';

/** What the product and the bench share. */
export const SECRET = 'a secret that only a benchmark uses, and shows';

const READY = /ready at (\S+)/;
const program = (name: string) => inWorkspace(`tools/bench/servers/${name}`);
const API = inWorkspace('dist/apps/api/main.mjs');
const DATABASE = inWorkspace('dist/apps/api/embedded-mongodb.mjs');

export type Environment = Record<string, string>;

const folders: string[] = [];
process.once('exit', () => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A folder that is gone when the bench ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  folders.push(folder);
  return folder;
}

export const startEcho = (): Promise<Server> => Server.start(program('echo.ts'), READY, {});
export const startEmptyNest = (): Promise<Server> => Server.start(program('empty-nest.ts'), READY, {});

/** The product as `npm start` has it: everything in one process, its own database included. */
export function startProduct(env: Environment = {}, dataDir = temporaryFolder()): Promise<Server> {
  const settings = { PORT: '0', DATA_DIR: dataDir, DEMO: 'false', RATE_LIMITS: 'off', JWT_SECRET: SECRET };
  return Server.start(API, READY, { env: { ...settings, ...env }, profiles: profilesFolder() });
}

/** The embedded database alone. Its address is a MongoDB URI. */
export function startDatabase(env: Environment = {}, folder = temporaryFolder()): Promise<Server> {
  const args = ['--path', join(folder, 'officehours.db'), '--socket', join(folder, 'db.sock')];
  return Server.start(DATABASE, /(mongodb:\/\/\S+)/, { args, env });
}

/** The older design; with a `pool` of 1 each insert is a commit of its own, with more they share them. */
export async function startOlder(env: Environment, pool: number): Promise<Server> {
  const database = await startDatabase(env);
  const args = [database.url, String(pool)];
  return Server.start(program('older.ts'), READY, { args, helpers: [database] });
}
