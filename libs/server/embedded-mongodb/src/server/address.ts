import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { User } from '../auth/users.ts';
import { memory, StartError } from '../storage/open.ts';

/** Linux's bound for the path of a socket file, in bytes. */
const longestSocketPath = 107;

/** Where a server listens: a socket file, or a port of an interface. */
export type Address = { socket: string } | { port: number; host: string };

/** The address that was asked for; by default a socket file that belongs to the database file. */
export const chooseAddress = (options: {
  path: string;
  socket?: string;
  port?: number;
  host?: string;
}): Address => {
  if (options.socket !== undefined && options.port !== undefined) {
    throw new StartError('Give either a socket file or a port, not both.');
  }
  if (options.host !== undefined && options.port === undefined)
    throw new StartError('A host needs a port as well.');
  if (options.port !== undefined)
    return { port: checkedPort(options.port), host: options.host ?? '127.0.0.1' };
  if (options.socket !== undefined) {
    const path = resolve(options.socket);
    if (!path.endsWith('.sock')) {
      throw new StartError(
        `The socket file must end in .sock, by which drivers tell it from a host: ${path}`,
      );
    }
    if (Buffer.byteLength(path) > longestSocketPath) {
      throw new StartError(`The socket path is longer than ${longestSocketPath} bytes: ${path}`);
    }
    return { socket: path };
  }
  return { socket: defaultSocket(options.path) };
};

const checkedPort = (port: number): number => {
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  throw new StartError(`The port must be a whole number from 0 to 65535, not ${port}.`);
};

let unnamed = 0;

/** Beside the database file, or in the temp folder where that path would be too long. */
const defaultSocket = (path: string): string => {
  if (path === memory)
    return join(tmpdir(), `embedded-mongodb-${process.pid}-${Date.now().toString(36)}-${unnamed++}.sock`);
  const beside = `${resolve(path)}.sock`;
  if (Buffer.byteLength(beside) <= longestSocketPath) return beside;
  const name = createHash('sha256').update(resolve(path)).digest('hex').slice(0, 24);
  return join(tmpdir(), `embedded-mongodb-${name}.sock`);
};

/** Removes the socket file of a process that is gone; one that still answers is left alone. */
export const clearSocket = async (path: string): Promise<void> => {
  const alive = await new Promise<boolean>((settle) => {
    const probe = connect(path);
    probe.once('connect', () => {
      probe.destroy();
      settle(true);
    });
    probe.once('error', () => settle(false));
  });
  if (alive) throw new StartError(`Another server listens on ${path}.`);
  rmSync(path, { force: true });
};

/** Addresses that stand for every interface; this machine reaches them by its own. */
const anywhere: Record<string, string> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' };

const hostOf = (host: string): string => anywhere[host] ?? (host.includes(':') ? `[${host}]` : host);

/** A connection string for drivers, with what one user needs to connect. */
export const uriOf = (address: Address, database = '', user?: User): string => {
  const host =
    'socket' in address ? encodeURIComponent(address.socket) : `${hostOf(address.host)}:${address.port}`;
  const [login, source] = user
    ? [`${encodeURIComponent(user.name)}:${encodeURIComponent(user.password)}@`, '?authSource=admin']
    : ['', ''];
  return `mongodb://${login}${host}/${database}${source}`;
};

/** Whether only programs on this machine can reach an address. */
export const isLocal = (address: Address): boolean =>
  'socket' in address || /^(localhost|127(\.\d{1,3}){3}|::1)$/i.test(address.host);
