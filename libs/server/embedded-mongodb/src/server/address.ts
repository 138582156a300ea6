import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { memory, StartError } from '../storage/open.ts';

/** Linux's bound for the path of a socket file, in bytes. */
const longestSocketPath = 107;

/** Where a server listens: a socket file, or a port on the loopback interface. */
export type Address = { socket: string } | { port: number };

/** The address that was asked for; by default a socket file that belongs to the database file. */
export const chooseAddress = (options: { path: string; socket?: string; port?: number }): Address => {
  if (options.socket !== undefined && options.port !== undefined) {
    throw new StartError('Give either a socket file or a port, not both.');
  }
  if (options.port !== undefined) return { port: checkedPort(options.port) };
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

/** A connection string for drivers. */
export const uriOf = (address: Address, database = ''): string => {
  const host = 'socket' in address ? encodeURIComponent(address.socket) : `127.0.0.1:${address.port}`;
  return `mongodb://${host}/${database}`;
};
