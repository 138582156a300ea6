import { rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import type { DatabaseSync } from 'node:sqlite';
import { Cursors } from '../commands/cursors.ts';
import type { CommandError } from '../errors.ts';
import { lockFile, memory, openFile } from '../storage/open.ts';
import { Store } from '../storage/store.ts';
import { chooseAddress, clearSocket, uriOf, type Address } from './address.ts';
import { Connection } from './connection.ts';
import { Connections } from './connections.ts';
import { Scheduler } from './scheduler.ts';

export interface ServerOptions {
  /** The database file, or `:memory:` for one that ends with its server. */
  path: string;
  /** A socket file to listen on. By default it lies beside the database file. */
  socket?: string;
  /** A port on 127.0.0.1 instead of a socket file; 0 picks a free one. */
  port?: number;
  /** The database that the URI names; `test` by default, as in MongoDB. */
  database?: string;
}

/** A server that runs in this thread. */
export interface RunningServer {
  uri: string;
  close(): Promise<void>;
}

const sweepMilliseconds = 30_000;

/** Opens the file and listens. What the server has to say for itself goes to `log`. */
export const openServer = async (
  options: ServerOptions,
  log: (error: CommandError) => void,
): Promise<RunningServer> => {
  const chosen = chooseAddress(options);
  const lock = options.path === memory ? undefined : lockFile(options.path);
  let db: DatabaseSync | undefined;
  try {
    db = openFile(options.path);
    const store = new Store(db);
    const connections = new Connections();
    const cursors = new Cursors();
    const scheduler = new Scheduler(store, () => undefined);
    const services = { store, connections, cursors, scheduler, log };
    const listener = createServer((socket) => new Connection(socket, services));
    const address = await listen(listener, chosen);
    const sweep = setInterval(() => cursors.sweep(performance.now()), sweepMilliseconds).unref();
    const opened = db;
    return {
      uri: uriOf(address, options.database ?? 'test'),
      close: async () => {
        clearInterval(sweep);
        const closed = new Promise((settle) => listener.close(settle));
        connections.destroyAll();
        await closed;
        if ('socket' in address) rmSync(address.socket, { force: true });
        opened.close();
        lock?.close();
      },
    };
  } catch (error) {
    db?.close();
    lock?.close();
    throw error;
  }
};

const listen = async (listener: Server, address: Address): Promise<Address> => {
  if ('socket' in address) await clearSocket(address.socket);
  await new Promise<void>((settle, refuse) => {
    listener.once('error', refuse);
    if ('socket' in address) listener.listen(address.socket, settle);
    else listener.listen(address.port, '127.0.0.1', settle);
  });
  return 'socket' in address ? address : { port: (listener.address() as AddressInfo).port };
};
