// Imported into every thread of a server that is profiled: begins where the main thread is told to, and writes what it saw.
import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { join } from 'node:path';
import { BroadcastChannel, isMainThread, threadId } from 'node:worker_threads';

const SAMPLE_EVERY_MICROSECONDS = 500;
/** A thread that has ended meanwhile answers no more. */
const PATIENCE_MS = 5_000;

const thread = isMainThread ? 'main' : `thread-${threadId}`;
const threads = new BroadcastChannel('profiler');
threads.unref();
const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.setSamplingInterval', { interval: SAMPLE_EVERY_MICROSECONDS });

const own = {
  profile: () => session.post('Profiler.start'),
  keepProfile: async () => {
    const { profile } = await session.post('Profiler.stop');
    const path = join(process.env.BENCH_PROFILES, `${process.pid}-${thread}.cpuprofile`);
    writeFileSync(path, JSON.stringify(profile));
  },
};

/** In the main thread: the other threads, and those that have not yet done what they were told. */
const others = new Set();
let waiting = new Set();
let allDone = () => undefined;

threads.onmessage = async ({ data: { from, word } }) => {
  if (isMainThread) {
    if (word === 'here') others.add(from);
    if (word === 'done' && waiting.delete(from) && waiting.size === 0) allDone();
  } else if (word in own) {
    await own[word]();
    threads.postMessage({ from: thread, word: 'done' });
  }
};
if (!isMainThread) threads.postMessage({ from: thread, word: 'here' });

/** Does it in this thread and all others. Other questions are none of its business. */
export async function tellThreads(word) {
  if (!(word in own)) return;
  waiting = new Set(others);
  const done = new Promise((resolve) => {
    allDone = resolve;
    setTimeout(resolve, others.size === 0 ? 0 : PATIENCE_MS).unref();
  });
  threads.postMessage({ from: thread, word });
  await own[word]();
  await done;
}
