import { existsSync } from 'node:fs';

/**
 * The file of the worker thread: beside this module as it is written, or, in a bundle, the file
 * `embedded-mongodb.worker.mjs` beside the bundle.
 */
export const workerLocation = (module: string): URL => {
  const source = new URL('./worker.ts', module);
  return existsSync(source) ? source : new URL('./embedded-mongodb.worker.mjs', module);
};
