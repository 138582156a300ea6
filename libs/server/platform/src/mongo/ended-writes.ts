import type { EventEmitter } from 'node:events';
import { mongo } from 'mongoose';
// @ts-expect-error The driver declares no types for the file: it is not among what it exports.
import * as cmap from 'mongodb/lib/cmap/connection.js';

/** The part of the driver's connection that is repaired here. */
interface DriverConnection extends EventEmitter {
  readonly closed: boolean;
  /** Why it was closed, where there was a reason. */
  readonly error: Error | null;
  /** Resolves once the command has left for the network. */
  writeCommand(command: unknown, options: unknown): Promise<void>;
}

/** What the driver emits when a connection is closed, for whichever reason. */
const CLOSE = 'close';

const { prototype } = (cmap as { Connection: { prototype: DriverConnection } }).Connection;
const write = prototype.writeCommand;

/**
 * A command that is being written fails when its connection is closed. The driver (7.8.0) waits for the buffer of the
 * socket instead, without an end: of a socket that was destroyed in the very moment of the write no buffer ever empties.
 * Whoever shares the answer, as loops and coalesced questions do, would wait with it for as long as the process lives.
 */
prototype.writeCommand = async function (this: DriverConnection, ...args): Promise<void> {
  const closed = Promise.withResolvers<never>();
  const fail = (): void =>
    closed.reject(this.error ?? new mongo.MongoNetworkError('the connection was closed under a write'));
  this.once(CLOSE, fail);
  if (this.closed) fail();
  try {
    await Promise.race([write.apply(this, args), closed.promise]);
  } finally {
    this.off(CLOSE, fail);
  }
};
