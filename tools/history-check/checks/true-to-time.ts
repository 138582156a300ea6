import type { Attempt } from '../history/attempts.ts';
import type { History } from '../history/history.ts';
import type { Check } from './check.ts';
import { outOfSenderOrder } from './sender-order.ts';

interface Span {
  cmid: string;
  seq: number;
  /** First invocation and first acknowledgement: between them the message got its place. */
  began: number;
  ended: number;
}

/** C5T: the order is true to time, and to what each sender sent without waiting. */
export const trueToTime: Check = {
  id: 'C5T',
  name: 'what was acknowledged before another message was sent comes first, and each sender’s own order stays',
  violations(history) {
    return [...history.rooms.flatMap((room) => outOfRealTime(history, room)), ...outOfSenderOrder(history)];
  },
};

/** If one message was acknowledged before another was sent, it comes first. */
function outOfRealTime(history: History, room: string): string[] {
  const attempts = history.attempts.filter((attempt) => attempt.room === room);
  const spans = [...Map.groupBy(attempts, ({ cmid }) => cmid)].flatMap(([cmid, own]) => spanOf(cmid, own));
  const byBegin = spans.toSorted((a, b) => a.began - b.began);
  const byEnd = spans.toSorted((a, b) => a.ended - b.ended);
  const found: string[] = [];
  let highest: Span | undefined;
  let next = 0;
  for (const span of byBegin) {
    for (let done = byEnd[next]; done && done.ended < span.began; done = byEnd[(next += 1)])
      if (!highest || done.seq > highest.seq) highest = done;
    if (highest && highest.seq > span.seq)
      found.push(
        `${room}: ${highest.cmid} was acknowledged as ${highest.seq} before ${span.cmid} was sent, which got ${span.seq}`,
      );
  }
  return found;
}

function spanOf(cmid: string, attempts: readonly Attempt[]): Span[] {
  const acknowledged = attempts.filter(({ outcome }) => outcome === 'ok');
  const [seq] = acknowledged.map((attempt) => attempt.seq);
  if (seq === undefined) return [];
  const began = Math.min(...attempts.map((attempt) => attempt.began));
  return [{ cmid, seq, began, ended: Math.min(...acknowledged.map((attempt) => attempt.ended)) }];
}
