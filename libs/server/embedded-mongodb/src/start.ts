import type { Worker } from 'node:worker_threads';
import type { ServerOptions } from './server/server.ts';
import { StartError } from './storage/open.ts';
import type { ServerMessage } from './server/server-thread.ts';
import { takeThread } from './server/waiting-thread.ts';

export interface StartOptions extends ServerOptions {
  /** Called with what goes wrong inside the server beyond the answers to clients, such as a failing disk. */
  log?: (message: string) => void;
  /** Called once when the server ends without having been asked to; there is no database behind the `uri` from then on. */
  onFailure?: (error: Error) => void;
}

export interface RunningDatabase {
  /** A connection string for Mongoose or the driver. */
  uri: string;
  /** Closes the connections and the file; everything acknowledged is in the file already. */
  stop(): Promise<void>;
}

/**
 * Starts a server in a worker thread, so that database work never holds up this thread.
 * Rejects with a `StartError`, whose message is a sentence for a person, when the file or address cannot be had.
 */
export const start = async ({ log, onFailure, ...options }: StartOptions): Promise<RunningDatabase> => {
  const worker = takeThread();
  worker.postMessage(options);
  const exited = new Promise<void>((settle) => worker.once('exit', () => settle()));
  const uri = await opened(worker, log);
  let isStopping = false;
  void exited.then(() => {
    if (!isStopping) onFailure?.(new Error('The database thread ended by itself'));
  });
  const stop = (): Promise<void> => {
    isStopping = true;
    worker.postMessage('stop');
    return exited;
  };
  return { uri, stop };
};

const opened = (worker: Worker, log: StartOptions['log']): Promise<string> =>
  new Promise((settle, refuse) => {
    worker.on('message', (message: ServerMessage) => {
      if ('uri' in message) settle(message.uri);
      else if ('refusal' in message)
        refuse(message.expected ? new StartError(message.refusal) : new Error(message.refusal));
      else if ('log' in message) log?.(message.log);
    });
    worker.on('error', (error) => {
      refuse(error);
      log?.(String(error));
    });
    worker.once('exit', (code) => refuse(new Error(`The database thread ended with code ${code}`)));
  });
