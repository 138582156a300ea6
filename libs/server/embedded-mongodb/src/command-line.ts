import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { ServerOptions } from './server/server.ts';
import { StartError } from './storage/open.ts';

export const usage = `Usage:
  embedded-mongodb --path <file> [--socket <file> | --port <n> [--host <address>]] [--database <name>]
                   [--user <name> --password-file <file>]
      Runs the database as a process of its own, for several processes on one machine. Prints its
      connection string on one line once it is ready; ends on SIGTERM or SIGINT.
      With a user, whoever connects has to log in; an address that others can reach needs one.
  embedded-mongodb backup --path <file> --to <file>
      Copies a database as of one moment, in use or not.
  embedded-mongodb verify --path <file>
      Checks a database or a backup from end to end; exits with 1 when it is not sound.
  embedded-mongodb restore --from <file> --path <file> [--replace]
      Makes a database of a backup, with a new epoch.`;

/** What the command line asks for. */
export type CommandLine =
  | { command: 'help' }
  | { command: 'serve'; options: ServerOptions }
  | { command: 'backup'; path: string; to: string }
  | { command: 'verify'; path: string }
  | { command: 'restore'; from: string; to: string; replace: boolean };

const known = ['backup', 'verify', 'restore'];

/** Reads the arguments. Throws an error whose message says in a sentence what is wrong. */
export const readCommandLine = (argv: string[]): CommandLine => {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      path: { type: 'string' },
      socket: { type: 'string' },
      port: { type: 'string' },
      host: { type: 'string' },
      user: { type: 'string' },
      'password-file': { type: 'string' },
      database: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      replace: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  const [command = 'serve', ...rest] = positionals;
  if (values.help) return { command: 'help' };
  if (rest.length > 0 || (positionals.length > 0 && !known.includes(command))) {
    throw new StartError(`There is no command '${positionals.join(' ')}'; see --help.`);
  }
  const path = needed(values.path, '--path');
  if (command === 'verify') return { command, path };
  if (command === 'backup') return { command, path, to: needed(values.to, '--to') };
  if (command === 'restore') {
    return { command, from: needed(values.from, '--from'), to: path, replace: values.replace ?? false };
  }
  return { command: 'serve', options: serverOptions(path, values) };
};

const needed = (value: string | undefined, name: string): string => {
  if (value) return value;
  throw new StartError(`${name} is missing; see --help.`);
};

/** A password on the command line could be read by everyone on the machine, so it comes in a file. */
const readPassword = (file: string): string => {
  try {
    return readFileSync(file, 'utf8').trimEnd();
  } catch {
    throw new StartError(`The password file ${file} cannot be read.`);
  }
};

const serverOptions = (
  path: string,
  values: {
    socket?: string;
    port?: string;
    host?: string;
    database?: string;
    user?: string;
    'password-file'?: string;
  },
): ServerOptions => {
  const options: ServerOptions = { path };
  if (values.socket !== undefined) options.socket = values.socket;
  if (values.port !== undefined) options.port = Number(values.port);
  if (values.host !== undefined) options.host = values.host;
  if (values.database !== undefined) options.database = values.database;
  if (values.user !== undefined || values['password-file'] !== undefined) {
    const name = needed(values.user, '--user');
    options.users = [{ name, password: readPassword(needed(values['password-file'], '--password-file')) }];
  }
  return options;
};
