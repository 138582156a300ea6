import type { Identity } from '../auth/identity.ts';
import type { CommandError } from '../errors.ts';
import type { Reply } from '../wire/reply.ts';
import type { Request } from '../wire/message.ts';
import type { Store } from '../storage/store.ts';
import type { Cursors } from './cursors.ts';
import type { Connections } from '../server/connections.ts';

/** What a command works with. */
export interface CommandContext {
  store: Store;
  cursors: Cursors;
  connections: Connections;
  connectionId: number;
  /** Who the client is. */
  identity: Identity;
  request: Request;
  /** The time by which the command has to end, by `performance.now()`; Infinity when there is none. */
  deadline: number;
  /** Called with what the server itself should write down. */
  log(error: CommandError): void;
}

/** A command that may take long yields, so that others can go first. */
export type CommandRun = Generator<void, Reply>;

/** One row of the command table. A field that is not listed is refused, never ignored. */
export interface Command {
  fields: readonly string[];
  /** Set for a command that a view answers as well. */
  onViews?: true;
  run(context: CommandContext): CommandRun | Reply;
}

export const isGenerator = (run: CommandRun | Reply): run is CommandRun =>
  typeof (run as CommandRun).next === 'function';
