import { createServer } from 'node:net';

/** Below the ports the system gives out by itself; each checker has a hundred, so that several can run side by side. */
const FIRST = 20_000 + (process.pid % 100) * 100;
const LAST = FIRST + 99;
let next = FIRST;

/** A port of this machine that nobody listens on. A node keeps its port over restarts. */
export async function freePort(): Promise<number> {
  for (let tried = FIRST; tried <= LAST; tried += 1) {
    const port = next;
    next = next === LAST ? FIRST : next + 1;
    if (await isFree(port)) return port;
  }
  throw new Error(`no port from ${FIRST} to ${LAST} is free`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
