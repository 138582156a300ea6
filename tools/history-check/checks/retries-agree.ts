import type { Check } from './check.ts';

/** C4: whoever asks again gets the same answer; the same id with another text is refused. */
export const retriesAgree: Check = {
  id: 'C4',
  name: 'all acknowledgements of one clientMessageId name the same message; other content under it is refused',
  violations(history) {
    return [...history.byCmid].flatMap(([cmid, attempts]) => {
      const acknowledged = attempts.filter(({ outcome }) => outcome === 'ok');
      const answers = new Set(acknowledged.map(({ messageId, seq }) => `${messageId} seq ${seq}`));
      const bodies = new Set(acknowledged.map(({ body }) => body));
      return [
        ...(answers.size > 1 ? [`${cmid} was acknowledged as ${[...answers].join(' and ')}`] : []),
        ...(bodies.size > 1 ? [`${cmid} was acknowledged with ${bodies.size} different texts`] : []),
      ];
    });
  },
};
