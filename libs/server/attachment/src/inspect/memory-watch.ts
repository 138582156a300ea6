import { readFileSync } from 'node:fs';

const EVERY_MS = 50;

/**
 * Calls `onTooMuch` once when the process holds more than `most` bytes: what a decoder takes is outside of the heap, which
 * Node could limit. Does nothing where the system has no `/proc`. Returns what ends the watch.
 */
export function watchMemory(pid: number | undefined, most: number, onTooMuch: () => void): () => void {
  const timer = setInterval(() => {
    if (heldBy(pid) <= most) return;
    clearInterval(timer);
    onTooMuch();
  }, EVERY_MS);
  return () => clearInterval(timer);
}

/** In bytes; 0 where nobody knows. */
function heldBy(pid: number | undefined): number {
  try {
    const [, kilobytes = '0'] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) * 1024;
  } catch {
    return 0;
  }
}
