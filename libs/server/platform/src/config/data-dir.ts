import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isIPv4 } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { Settings, SettingsError } from './settings';

const SECRET_FILE = 'jwt-secret';
const DEMO_FILE = 'demo';

/**
 * Makes `DATA_DIR` ready: creates it, and fills in what is decided once and remembered there: the token secret
 * and whether this is a demo.
 * @throws {SettingsError} when the folder cannot be written.
 */
export function prepareDataDir(settings: Settings): Settings {
  if (settings.mongodbUri) return new Settings({ ...settings, demo: settings.demo ?? false });
  const dataDir = resolve(settings.dataDir);
  const isNew = !existsSync(join(dataDir, SECRET_FILE)) && !existsSync(join(dataDir, DEMO_FILE));
  makeWritable(dataDir);
  const demo =
    settings.demo ?? rememberedDemo(dataDir, isNew && isLoopback(settings.host) && !settings.production);
  const jwtSecret = settings.jwtSecret ?? (settings.jwtJwksUrl ? undefined : keptSecret(dataDir));
  return new Settings({ ...settings, dataDir, demo, jwtSecret });
}

function makeWritable(dataDir: string): void {
  try {
    makeFolder(dataDir);
    accessSync(dataDir, constants.W_OK);
    // Root passes every access check: only a real write shows a read-only file system.
    writeFileSync(join(dataDir, '.writable'), '');
  } catch (cause) {
    throw new SettingsError(
      `DATA_DIR: cannot write to ${dataDir}; make the folder writable or set DATA_DIR to another one`,
      { cause },
    );
  }
}

/** Not `recursive: true`: under /proc that never returns. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

function keptSecret(dataDir: string): string {
  const file = join(dataDir, SECRET_FILE);
  if (!existsSync(file))
    writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx', flush: true });
  return readFileSync(file, 'utf8').trim();
}

function rememberedDemo(dataDir: string, byDefault: boolean): boolean {
  const file = join(dataDir, DEMO_FILE);
  if (!existsSync(file)) writeFileSync(file, String(byDefault), { flush: true });
  return readFileSync(file, 'utf8').trim() === 'true';
}

/** Whether only this machine can reach `host`. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}
