import type { MessagePort } from 'node:worker_threads';
import { StartError } from '../storage/open.ts';
import { openServer, type ServerOptions } from './server.ts';

/** What the thread of a server tells the one that started it. */
export type ServerMessage = { uri: string } | { refusal: string; expected: boolean } | { log: string };

/** Opens a server in this thread, tells its URI, and closes it at the first message. */
export const runServer = async (port: MessagePort, options: ServerOptions): Promise<void> => {
  const tell = (message: ServerMessage): void => port.postMessage(message);
  try {
    const server = await openServer(options, (error) => tell({ log: String(error.cause ?? error) }));
    port.once('message', () => void server.close().then(() => port.close()));
    tell({ uri: server.uri });
  } catch (error) {
    tell({
      refusal: error instanceof Error ? error.message : String(error),
      expected: error instanceof StartError,
    });
    port.close();
  }
};
