import type { Check } from './check.ts';

/** C1: what was acknowledged is there at the end, as it was acknowledged. */
export const ackedIsKept: Check = {
  id: 'C1',
  name: 'every acknowledged message is in the final log, with the id, number and text of its acknowledgement',
  violations(history) {
    const stored = new Map(
      history.rooms.flatMap((room) =>
        history.reference(room).map((message) => [message.id, { room, ...message }] as const),
      ),
    );
    return history.attempts.flatMap((attempt) => {
      if (attempt.outcome !== 'ok') return [];
      const label = `${attempt.cmid} acknowledged as ${attempt.messageId} seq ${attempt.seq} in ${attempt.room}`;
      const kept = stored.get(attempt.messageId ?? '');
      if (!kept) return [`lost: ${label}`];
      const same =
        kept.room === attempt.room &&
        kept.seq === attempt.seq &&
        kept.cmid === attempt.cmid &&
        (kept.rev > 0 || kept.deleted || kept.body === attempt.body);
      return same ? [] : [`changed: ${label}, stored as ${kept.cmid} seq ${kept.seq} in ${kept.room}`];
    });
  },
};
