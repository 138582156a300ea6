import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';

import type { Sample } from './statistics.ts';

const TICKS_PER_SECOND = 100;

/** Seconds of CPU that the whole machine has used, time stolen by its host included. 0 where Linux does not say. */
function busySeconds(): number {
  try {
    const [user = 0, nice = 0, system = 0, , , irq = 0, soft = 0, steal = 0] = readFileSync(
      '/proc/stat',
      'utf8',
    )
      .split('\n', 1)[0]!
      .trim()
      .split(/\s+/)
      .slice(1)
      .map(Number);
    return (user + nice + system + irq + soft + steal) / TICKS_PER_SECOND;
  } catch {
    return 0;
  }
}

/** Seconds of CPU of processes of ours. */
function ownSeconds(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ');
      return sum + (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
    } catch {
      return sum;
    }
  }, 0);
}

/** Runs `work` and notes how much of the machine everyone but `pids` (and this process) used meanwhile. */
export async function sampled<T>(pids: readonly number[], work: () => Promise<T>): Promise<Sample<T>> {
  const all = [process.pid, ...pids];
  const before = { at: performance.now(), busy: busySeconds(), own: ownSeconds(all) };
  const value = await work();
  const seconds = ((performance.now() - before.at) / 1000) * cpus().length;
  const foreign = busySeconds() - before.busy - (ownSeconds(all) - before.own);
  return { value, foreign: Math.max(0, foreign / seconds) };
}
