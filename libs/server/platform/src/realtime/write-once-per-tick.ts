import type { Socket as NetSocket } from 'node:net';
import type { RealtimeServer } from './socket-types';

/** What `flush` was before, and whether it is to be called at the end of this turn. */
const NOW = Symbol('flush now');
const IS_DUE = Symbol('is due');

interface EngineConnection {
  writeBuffer: unknown[];
  flush(): void;
  [NOW]: () => void;
  [IS_DUE]: boolean;
  transport: { socket?: { _socket?: NetSocket } };
}

/**
 * Whatever a connection is told in one turn of the event loop goes out in one write to the network: when a batch of
 * messages is committed, its people get broadcasts and acknowledgements in the same turn, and a system call for each
 * of them was the largest part of what a message costs (`docs/benchmarks.md`). Engine.IO keeps the order; only the
 * moment of writing moves, to the end of the turn.
 */
export function writeOncePerTick(server: RealtimeServer): void {
  // One list for all of them: a room of hundreds is one call at the end of the turn, not hundreds.
  let due: EngineConnection[] = [];
  const flushAll = () => {
    const connections = due;
    due = [];
    for (const connection of connections) flushOne(connection);
  };
  function flushLater(this: EngineConnection): void {
    if (this[IS_DUE]) return;
    this[IS_DUE] = true;
    if (due.push(this) === 1) process.nextTick(flushAll);
  }
  server.engine.on('connection', (connection: EngineConnection) => {
    connection[NOW] = connection.flush;
    connection[IS_DUE] = false;
    connection.flush = flushLater;
  });
}

function flushOne(connection: EngineConnection): void {
  connection[IS_DUE] = false;
  // Absent on HTTP long-polling, which has one answer to write anyway.
  const network = connection.writeBuffer.length > 1 ? connection.transport.socket?._socket : undefined;
  network?.cork();
  connection[NOW]();
  network?.uncork();
}
