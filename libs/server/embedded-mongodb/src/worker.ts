import { parentPort, workerData } from 'node:worker_threads';
import { StartError } from './storage/open.ts';
import { openServer, type ServerOptions } from './server/server.ts';

/** The thread that the server runs in: it opens, tells its URI, and closes when asked to. */
export type WorkerMessage =
  { uri: string } | { refusal: string; expected: boolean } | { closed: true } | { log: string };

const port = parentPort;
if (!port) throw new Error('This module is the worker thread of embedded-mongodb; call start() instead.');

const tell = (message: WorkerMessage): void => port.postMessage(message);

try {
  const server = await openServer(workerData as ServerOptions, (error) =>
    tell({ log: String(error.cause ?? error) }),
  );
  port.once('message', () => {
    void server.close().then(() => {
      tell({ closed: true });
      port.close();
    });
  });
  tell({ uri: server.uri });
} catch (error) {
  tell({
    refusal: error instanceof Error ? error.message : String(error),
    expected: error instanceof StartError,
  });
  port.close();
}
