import { readFileSync } from 'node:fs';
import type { Server } from './server';

/** Resident memory in MB; 0 where the system does not say. */
export function memoryOf({ pid }: Pick<Server, 'pid'>): number {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Math.round(Number(kilobytes) / 1024);
  } catch {
    return 0;
  }
}
