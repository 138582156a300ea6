import { existsSync } from 'node:fs';

/**
 * The file that worker threads run: `worker.ts` beside this module as it is written, or, where all is
 * bundled into one file, `embedded-mongodb.worker.mjs` beside that.
 * @param module the URL of the module that asks, `import.meta.url`.
 */
export const workerLocation = (module: string): URL => {
  const source = new URL('./worker.ts', module);
  return existsSync(source) ? source : new URL('./embedded-mongodb.worker.mjs', module);
};

export const ownWorker = (): URL => workerLocation(import.meta.url);
