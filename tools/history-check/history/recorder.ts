import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';

import type { EventOf, HistoryEvent, Untimed } from './events.ts';

/** Writes what happens to a file of JSON lines, and keeps it for the checks. */
export class Recorder {
  readonly events: HistoryEvent[] = [];
  private readonly file: WriteStream;
  private readonly sending = new Set<number>();
  private readonly stored = new Set<string>();
  private calls = 0;

  constructor(path: string) {
    this.file = createWriteStream(path);
  }

  /** What comes after the end, such as the answer to a call that was given up, is not part of the history. */
  add(event: Untimed<HistoryEvent>): void {
    if (this.file.writableEnded) return;
    const timed = { t: performance.now(), ...event } as HistoryEvent;
    if (timed.op === 'send') this.follow(timed);
    this.events.push(timed);
    this.file.write(`${JSON.stringify(timed)}\n`);
  }

  /** A number for the next call. */
  nextCall(): number {
    this.calls += 1;
    return this.calls;
  }

  /** Messages that were acknowledged so far. */
  get acknowledged(): number {
    return this.stored.size;
  }

  /** Sends that wait for an answer at this moment. */
  get sendsInFlight(): number {
    return this.sending.size;
  }

  async close(): Promise<void> {
    this.file.end();
    await once(this.file, 'close');
  }

  private follow({ phase, call, cmid }: EventOf<'send'>): void {
    if (phase === 'invoke') this.sending.add(call);
    else this.sending.delete(call);
    if (phase === 'ok') this.stored.add(cmid);
  }
}
