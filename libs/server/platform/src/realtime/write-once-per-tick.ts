import type { Socket as NetSocket } from 'node:net';
import type { RealtimeServer } from './socket-types';

interface EngineConnection {
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
  server.engine.on('connection', (connection: EngineConnection) => {
    const flush = connection.flush.bind(connection);
    let isDue = false;
    const flushAll = () => {
      isDue = false;
      // Absent on HTTP long-polling, which has one answer to write anyway.
      const network = connection.transport.socket?._socket;
      network?.cork();
      flush();
      network?.uncork();
    };
    connection.flush = () => {
      if (isDue) return;
      isDue = true;
      process.nextTick(flushAll);
    };
  });
}
