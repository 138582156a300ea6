import type { Socket as NetSocket } from 'node:net';
import type { RealtimeServer } from './socket-types';

interface EngineConnection {
  writeBuffer: unknown[];
  flush(): void;
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
  let due = new Map<EngineConnection, () => void>();
  const flushAll = () => {
    const connections = due;
    due = new Map();
    for (const [connection, flush] of connections) flushOne(connection, flush);
  };
  server.engine.on('connection', (connection: EngineConnection) => {
    const { flush } = connection;
    connection.flush = () => {
      if (due.size === 0) process.nextTick(flushAll);
      due.set(connection, flush);
    };
  });
}

function flushOne(connection: EngineConnection, flush: () => void): void {
  // Absent on HTTP long-polling, which has one answer to write anyway.
  const network = connection.writeBuffer.length > 1 ? connection.transport.socket?._socket : undefined;
  network?.cork();
  flush.call(connection);
  network?.uncork();
}
