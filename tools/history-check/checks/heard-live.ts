import type { Attempt } from '../history/attempts.ts';
import type { EventOf } from '../history/events.ts';
import type { History } from '../history/history.ts';
import type { Check } from './check.ts';

/** A connection that lasts this long past an acknowledgement has had time to hear of the message. */
const GRACE_MS = 2_000;

/**
 * C13: who is connected from before a message is sent until well after it is acknowledged hears of it at once, not
 * by catching up. For runs with one node, or with a bus between them that nothing is done to.
 */
export const heardLive: Check = {
  id: 'C13',
  name: 'a device that stays connected hears of every message while it happens',
  violations(history) {
    const heard = new Set(
      history
        .of('deliver')
        .flatMap(({ how, device, message }) => (how === 'live' ? `${device} ${message.id}` : [])),
    );
    const spans = sessionsOf(history);
    return [...history.byCmid.values()].flatMap((attempts) => {
      const stored = firstStored(attempts);
      if (!stored) return [];
      const began = Math.min(...attempts.map((attempt) => attempt.began));
      return spans
        .filter(({ person, from, to }) => {
          const there = from < began && to > stored.ended + GRACE_MS;
          return there && history.membership(stored.room, person)?.last === null;
        })
        .filter(({ device }) => !heard.has(`${device} ${stored.messageId}`))
        .map(
          ({ device, session }) =>
            `${device} (session ${session}) never heard ${stored.messageId} seq ${stored.seq} of ${stored.room}`,
        );
    });
  },
};

function firstStored(attempts: readonly Attempt[]): Attempt | undefined {
  return attempts.filter(({ outcome }) => outcome === 'ok').toSorted((a, b) => a.ended - b.ended)[0];
}

function sessionsOf(history: History) {
  const ends = new Map<string, number>();
  const key = ({ device, session }: EventOf<'session'>) => `${device} ${session}`;
  for (const event of history.of('session')) if (event.phase === 'end') ends.set(key(event), event.t);
  const quiet = history.of('converged')[0]?.t ?? history.events.at(-1)?.t ?? 0;
  return history
    .of('session')
    .filter(({ phase }) => phase === 'begin')
    .map((event) => ({ ...event, from: event.t, to: ends.get(key(event)) ?? quiet + GRACE_MS }));
}
