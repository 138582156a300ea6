import { setTimeout as delay } from 'node:timers/promises';

import type { Seat } from '../load/protocol.ts';
import { call } from '../load/people.ts';

const EVERY_MS = 100;

/** Pages of history read beside a load, ten a second, until it is stopped. */
export function readingHistory(url: string, seats: readonly Seat[]): { stop(): Promise<void> } {
  let isRunning = true;
  const run = async () => {
    for (let read = 0; isRunning; read += 1) {
      const { auth, room } = seats[(read * 37) % seats.length] as Seat;
      await call(url, String(auth.token), 'GET', `/api/message/chat-room/${room}/messages?limit=50`);
      await delay(EVERY_MS);
    }
  };
  const running = run();
  return {
    async stop() {
      isRunning = false;
      await running;
    },
  };
}
