import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import type { Document } from 'bson';
import { Identity } from '../auth/identity.ts';
import type { CommandRun } from '../commands/command.ts';
import { Cursors } from '../commands/cursors.ts';
import { dispatch } from '../commands/dispatch.ts';
import type { CommandError } from '../errors.ts';
import { Connection } from '../server/connection.ts';
import { Connections } from '../server/connections.ts';
import { Scheduler } from '../server/scheduler.ts';
import { openFiles } from '../storage/files.ts';
import { parseMessage } from '../wire/message.ts';
import type { Reply } from '../wire/reply.ts';
import { opMessage } from './wire-client.ts';

/** A server in this thread, whose long commands a test can hold between two of their slices. */
export interface SteeredServer {
  uri: string;
  /**
   * Runs a command among those of the clients.
   * @param mayGoOn is asked again and again before each further slice, with the number of slices done.
   */
  run(command: Document, mayGoOn: (slices: number) => boolean): Promise<Reply>;
  close(): Promise<void>;
}

function* steered(run: CommandRun, mayGoOn: (slices: number) => boolean): CommandRun {
  for (let slices = 0; ;) {
    const step = run.next();
    if (step.done) return step.value;
    slices++;
    do yield;
    while (!mayGoOn(slices));
  }
}

export const startSteered = async (path: string): Promise<SteeredServer> => {
  const files = openFiles(path, () => undefined);
  const scheduler = new Scheduler(files.store, () => files.checkpointer?.committed());
  const log = (error: CommandError): void => console.error(error);
  const identity = new Identity(undefined);
  const services = { store: files.store, connections: new Connections(), cursors: new Cursors(), log };
  const listener = createServer(
    (socket) => new Connection(socket, { ...services, scheduler, users: undefined }),
  );
  await once(listener.listen(0, '127.0.0.1'), 'listening');
  return {
    uri: `mongodb://127.0.0.1:${(listener.address() as AddressInfo).port}/`,
    run: (command, mayGoOn) =>
      new Promise((answer, fail) => {
        const request = parseMessage(opMessage(command));
        const run = steered(dispatch({ ...services, connectionId: 0, identity, request }), mayGoOn);
        scheduler.submit({ run, answer, fail });
      }),
    close: async () => {
      const closed = once(listener.close(), 'close');
      services.connections.destroyAll();
      await closed;
      await files.close();
    },
  };
};
