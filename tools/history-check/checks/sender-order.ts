import type { Attempt } from '../history/attempts.ts';
import type { History } from '../history/history.ts';

/**
 * What one connection sends without waiting keeps its order. Only messages that needed one attempt, on that
 * connection, say anything: a repeated one may have been taken elsewhere first.
 */
export function outOfSenderOrder(history: History): string[] {
  const plain = history.attempts.filter(
    (attempt) =>
      attempt.via === 'socket' && attempt.outcome === 'ok' && history.byCmid.get(attempt.cmid)?.length === 1,
  );
  const queues = Map.groupBy(plain, ({ device, session, room }) => `${device} ${session} ${room}`);
  return [...queues].flatMap(([queue, attempts]) => swapped(queue, attempts));
}

function swapped(queue: string, attempts: readonly Attempt[]): string[] {
  return attempts.flatMap((attempt, index) => {
    const before = attempts[index - 1];
    const inOrder = before?.seq === undefined || attempt.seq === undefined || before.seq < attempt.seq;
    return inOrder
      ? []
      : [
          `${queue}: ${before.cmid} was sent before ${attempt.cmid} and got ${before.seq} after ${attempt.seq}`,
        ];
  });
}
