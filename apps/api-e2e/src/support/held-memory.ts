import type { Server } from './server';
import { until } from './wait';

/** What a server has to be started with so that `heldBy` can ask it. */
export const INSPECTED = { NODE_OPTIONS: '--inspect-port=127.0.0.1:0' };

interface Reply {
  id: number;
  result: { result?: { value: number } };
}

/**
 * Memory in MB that the service holds: what is left when everything that nobody needs has been collected. What is resident
 * says less of it, since V8 lets such things lie while there is room.
 */
export async function heldBy(server: Server): Promise<number> {
  process.kill(server.pid, 'SIGUSR1');
  const address = await until('the inspector', async () => /ws:\/\/127\.0\.0\.1:\S+/.exec(server.log())?.[0]);
  const inspector = new WebSocket(address);
  await new Promise((opened) => inspector.addEventListener('open', opened));
  let asked = 0;
  const ask = (method: string, params = {}): Promise<Reply['result']> =>
    new Promise((resolve) => {
      const id = (asked += 1);
      inspector.addEventListener('message', ({ data }: MessageEvent<string>) => {
        const reply = JSON.parse(data) as Reply;
        if (reply.id === id) resolve(reply.result);
      });
      inspector.send(JSON.stringify({ id, method, params }));
    });
  // Twice: what is released by a first collection is gone after the second.
  for (let times = 0; times < 2; times += 1) await ask('HeapProfiler.collectGarbage');
  const expression = '(({ heapUsed, external }) => heapUsed + external)(process.memoryUsage())';
  const { result } = await ask('Runtime.evaluate', { expression, returnByValue: true });
  inspector.close();
  return Math.round((result?.value ?? NaN) / 1e6);
}
