// Imported into every server that is measured: answers its parent about CPU, memory and the event loop.
import { monitorEventLoopDelay } from 'node:perf_hooks';

const delays = monitorEventLoopDelay({ resolution: 5 });
delays.enable();
const profiler = process.env.BENCH_PROFILES && (await import('./profiler.mjs'));

process.on('message', async (question) => {
  if (question === 'collect') {
    for (let round = 0; round < 3; round += 1) {
      // Also gives back pages that V8 keeps for later: they come and go by tens of megabytes, and belong to no connection.
      globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  if (question === 'reset') delays.reset();
  await profiler?.tellThreads(question);
  const { user, system } = process.cpuUsage();
  process.send?.({
    cpuMicroseconds: user + system,
    rss: process.memoryUsage.rss(),
    loopDelayP99: delays.percentile(99) / 1e6,
  });
});
// Being asked is no reason to stay alive.
process.channel?.unref();
