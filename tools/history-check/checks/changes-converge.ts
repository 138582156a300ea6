import type { ChangeEvent, SeenMessage } from '../history/events.ts';
import type { History } from '../history/history.ts';
import type { Check } from './check.ts';
import { residues } from './residues.ts';

/** C10: the last state of a message is the same everywhere, and nothing of a deleted text is left. */
export const changesConverge: Check = {
  id: 'C10',
  name: 'every view has the last state of every message, as somebody asked for it, and no text of a deleted one',
  violations(history) {
    return [
      ...laggingViews(history),
      ...lostChanges(history),
      ...inventedTexts(history),
      ...residues(history),
    ];
  },
};

function laggingViews(history: History): string[] {
  const expected = finalMessages(history);
  return history.views.flatMap(({ source, device, person, room, messages }) => {
    const lagging = messages.find((message) => {
      const last = expected.get(message.id);
      return last !== undefined && !sameState(message, last);
    });
    const from = `${source} of ${device ?? person ?? 'all'} in ${room}`;
    const last = expected.get(lagging?.id ?? '');
    return lagging
      ? [`${from}: seq ${lagging.seq} is at change ${lagging.change}, the log at ${last?.change}`]
      : [];
  });
}

const sameState = (one: SeenMessage, other: SeenMessage): boolean =>
  one.change === other.change &&
  one.rev === other.rev &&
  one.body === other.body &&
  one.deleted === other.deleted &&
  one.quote === other.quote;

/** What was acknowledged is in the log: this change or a later one, and a deletion for good. */
function lostChanges(history: History): string[] {
  const last = finalMessages(history);
  return confirmedChanges(history).flatMap(({ messageId, kind, change = 0 }) => {
    const message = last.get(messageId);
    if (!message || message.change < change)
      return [`${kind} of ${messageId} as change ${change} was acknowledged and is lost`];
    return kind === 'delete' && !message.deleted ? [`${messageId} was deleted and is there`] : [];
  });
}

/** An edited message says what some edit asked for. */
function inventedTexts(history: History): string[] {
  const asked = new Map<string, Set<string>>();
  for (const { messageId, body } of history.of('change'))
    if (body !== undefined) asked.set(messageId, (asked.get(messageId) ?? new Set()).add(body));
  return [...finalMessages(history).values()].flatMap(({ id, seq, rev, deleted, body }) =>
    rev === 0 || deleted || asked.get(id)?.has(body) ? [] : [`${id} seq ${seq} says what nobody asked for`],
  );
}

const finalMessages = (history: History): Map<string, SeenMessage> =>
  new Map(
    history.rooms.flatMap((room) => history.reference(room).map((message) => [message.id, message] as const)),
  );

export function confirmedChanges(history: History): ChangeEvent[] {
  return history.of('change').filter(({ phase }) => phase === 'ok');
}
