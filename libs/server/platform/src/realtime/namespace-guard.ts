import type { RealtimeServer } from './socket-types';

/** The default is to answer each unknown namespace politely, thousands of them. */
const TRIES = 3;

/** A connection that keeps asking for namespaces that do not exist is closed. There is only `/`. */
export function guardNamespaces(server: RealtimeServer): void {
  server.engine.on('connection', (connection: EngineConnection) => {
    let tries = 0;
    connection.on('packet', ({ type, data }) => {
      // Socket.IO's CONNECT to a namespace other than `/` begins with `0/`.
      if (type !== 'message' || typeof data !== 'string' || !data.startsWith('0/')) return;
      tries += 1;
      if (tries > TRIES) connection.close();
    });
  });
}

interface EngineConnection {
  on(event: 'packet', listener: (packet: { type: string; data?: unknown }) => void): void;
  close(): void;
}
