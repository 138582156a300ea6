import type { RealtimeServer } from './socket-types';

/** The default is to answer each CONNECT politely, thousands of them. */
const TRIES = 3;

/**
 * A connection that keeps asking to be let in is closed: for namespaces that do not exist (there is only `/`), and for
 * `/` after it has been refused. A client asks once.
 */
export function guardNamespaces(server: RealtimeServer): void {
  server.engine.on('connection', (connection: EngineConnection) => {
    let tries = 0;
    connection.on('packet', ({ type, data }) => {
      // Socket.IO's CONNECT begins with `0`: `0{"token":…}`, and `0/name` for a namespace other than `/`.
      if (type !== 'message' || typeof data !== 'string' || !data.startsWith('0')) return;
      tries += 1;
      if (tries > TRIES) connection.close();
    });
  });
}

interface EngineConnection {
  on(event: 'packet', listener: (packet: { type: string; data?: unknown }) => void): void;
  close(): void;
}
