import type { Check } from './check.ts';

/** C2: nothing is stored that nobody sent, nor anything that was refused. */
export const storedWasSent: Check = {
  id: 'C2',
  name: 'every stored message was sent by its sender with this text, and was not refused',
  violations(history) {
    return history.rooms.flatMap((room) =>
      history.reference(room).flatMap(({ cmid, sender, body, seq, rev, deleted }) => {
        // A message of the system itself has no sender.
        if (sender === null) return [];
        const attempts = (history.byCmid.get(cmid) ?? []).filter(
          (attempt) => attempt.room === room && attempt.person === sender,
        );
        const sent = attempts.filter((attempt) => rev > 0 || deleted || attempt.body === body);
        if (sent.length === 0) return [`never sent: ${cmid} seq ${seq} of ${room} by ${sender}`];
        const refused = sent.every(({ outcome }) => outcome === 'fail');
        return refused ? [`refused, yet stored: ${cmid} seq ${seq} of ${room} (${sent[0]?.err})`] : [];
      }),
    );
  },
};
