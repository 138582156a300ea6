import type { PaintResult } from './paint.ts';
import type { ReceivingResult } from './receiving.ts';
import type { ScrollResult } from './scroll.ts';

let missedRows = 0;

/** One line of the result, with whether the goal is met. */
function line(what: string, value: number, most: number, detail: string): void {
  const isMet = value <= most;
  if (!isMet) missedRows += 1;
  console.log(`${isMet ? '✓' : '✗'} ${what}: ${value.toFixed(2)} (at most ${most})  ${detail}`);
}

const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
const ms = (value: number): string => `${value.toFixed(1)} ms`;

export const report = {
  missed: (): number => missedRows,

  weight(product: number, floor: number): void {
    line('script of the chat route / floor', product / floor, 1.7, `${kB(product)} / ${kB(floor)}, gzip`);
  },

  /** `what` is in the room that was opened. */
  paint(what: string, results: readonly PaintResult[]): void {
    for (const { profile, product, floor } of results) {
      const where = `${what}, ${profile.name}`;
      const of = (name: 'lcp' | 'message'): string => `${ms(product[name])} / ${ms(floor[name])}`;
      line(`largest paint / floor, ${where}`, product.lcp / floor.lcp, 1.6, of('lcp'));
      line(`first message / floor, ${where}`, product.message / floor.message, 1.6, of('message'));
      line(`layout shift, ${where}`, product.shift, 0.02, '');
    }
  },

  scroll(results: readonly ScrollResult[]): void {
    for (const { cpu, product, floor } of results) {
      const late = `${product.late.toFixed(1)} % / ${floor.late.toFixed(1)} % of frames over 20 ms`;
      line(`scrolling 100,000, points above the floor, CPU ${cpu}x`, product.late - floor.late, 3, late);
      const tail = `${ms(product.p95)} / ${ms(floor.p95)}; p99 ${ms(product.p99)} / ${ms(floor.p99)}`;
      line(`p95 frame / floor, CPU ${cpu}x`, product.p95 / floor.p95, 1.05, tail);
    }
  },

  nodes({ few, many }: { few: number; many: number }): void {
    line('nodes with 100,000 / with 1,000 messages', many / few, 1.2, `${many} / ${few}`);
  },

  receiving(result: ReceivingResult): void {
    line('frames from Enter to the own message', result.framesToOwnMessage, 1, '');
    line('longest task while receiving 20/s, ms', result.longestTask, 50, '');
    line('layout shift while receiving', result.shift, 0.02, '');
    const grown = result.heapAfter - result.heapBefore;
    const detail = `${result.heapBefore.toFixed(1)} → ${result.heapAfter.toFixed(1)} MB after 10,000 messages`;
    line('heap grown, MB', grown, 20, detail);
  },
};
