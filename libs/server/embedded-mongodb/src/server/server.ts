import { rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { checkUsers, type User } from '../auth/users.ts';
import { Cursors } from '../commands/cursors.ts';
import type { CommandRun } from '../commands/command.ts';
import { CommandError } from '../errors.ts';
import { removeExpired } from '../storage/expiry.ts';
import { openFiles } from '../storage/files.ts';
import type { Store } from '../storage/store.ts';
import { chooseAddress, clearSocket, uriOf, type Address } from './address.ts';
import { Connection, type Services } from './connection.ts';
import { Connections } from './connections.ts';
import { Scheduler } from './scheduler.ts';
import { WordChore } from './word-chore.ts';

export interface ServerOptions {
  /** The database file, or `:memory:` for one that ends with its server. */
  path: string;
  /** A socket file to listen on. By default it lies beside the database file. */
  socket?: string;
  /** A port on 127.0.0.1 instead of a socket file; 0 picks a free one. */
  port?: number;
  /** Another address than 127.0.0.1 for the port, such as `0.0.0.0`; one that others can reach needs `users`. */
  host?: string;
  /** Who may connect, each with a password; whoever connects then has to say who they are. */
  users?: readonly User[];
  /** The database that the URI names; none by default, and then it is for the client to name one. */
  database?: string;
}

/** A server that runs in this thread. */
export interface RunningServer {
  /** A connection string; with users it holds the login of the first. */
  uri: string;
  /** The same without a login, to be shown to anyone. */
  publicUri: string;
  close(): Promise<void>;
}

/** How often expired documents are looked for, as in MongoDB. */
const sweepMilliseconds = 60_000;

/** Opens the file and listens. What the server has to say for itself goes to `log`. */
export const openServer = async (
  options: ServerOptions,
  log: (error: CommandError) => void,
): Promise<RunningServer> => {
  const chosen = chooseAddress(options);
  const users = checkUsers(options.users, chosen);
  const files = openFiles(options.path, (failure) => log(new CommandError(96, failure)));
  try {
    const connections = new Connections();
    const cursors = new Cursors();
    const scheduler = new Scheduler(files.store, () => {
      files.checkpointer?.committed();
      words.committed();
    });
    const words = new WordChore(files.store, scheduler, log);
    const services = { store: files.store, connections, cursors, scheduler, users, log };
    const listener = createServer((socket) => new Connection(socket, services));
    const address = await listen(listener, chosen);
    const stopChores = startChores(services);
    return {
      uri: uriOf(address, options.database, options.users?.[0]),
      publicUri: uriOf(address, options.database),
      close: async () => {
        stopChores();
        words.stop();
        const closed = new Promise((settle) => listener.close(settle));
        connections.destroyAll();
        await closed;
        if ('socket' in address) rmSync(address.socket, { force: true });
        await files.close();
      },
    };
  } catch (error) {
    await files.close();
    throw error;
  }
};

/** What has to be done from time to time: old cursors end, expired documents go. */
const startChores = ({ store, cursors, scheduler, log }: Services): (() => void) => {
  let sweeping = false;
  const sweep = setInterval(() => {
    cursors.sweep(performance.now());
    if (sweeping) return;
    sweeping = true;
    const done = (): void => void (sweeping = false);
    scheduler.submit({
      run: expire(store),
      answer: done,
      fail: (error) => {
        done();
        log(error);
      },
    });
  }, sweepMilliseconds);
  return () => clearInterval(sweep);
};

function* expire(store: Store): CommandRun {
  yield* removeExpired(store, Date.now());
  return new Map();
}

/** Node makes a socket file for its owner only, unless asked for more. */
const ownerOnly = { readableAll: false, writableAll: false };

const listen = async (listener: Server, address: Address): Promise<Address> => {
  if ('socket' in address) await clearSocket(address.socket);
  await new Promise<void>((settle, refuse) => {
    listener.once('error', refuse);
    if ('socket' in address) listener.listen({ path: address.socket, ...ownerOnly }, settle);
    else listener.listen(address.port, address.host, settle);
  });
  return 'socket' in address ? address : { ...address, port: (listener.address() as AddressInfo).port };
};
