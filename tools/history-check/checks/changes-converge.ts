import type { ChangeEvent } from '../history/events.ts';
import type { History } from '../history/history.ts';
import type { Check } from './check.ts';

/** C10: the last revision of a message is the same everywhere, and nothing of a deleted text is left. */
export const changesConverge: Check = {
  id: 'C10',
  name: 'every view has the last revision of every message, and no text of a deleted one',
  violations(history) {
    return [...laggingViews(history), ...lostChanges(history), ...residues(history)];
  },
};

function laggingViews(history: History): string[] {
  const expected = new Map(
    history.rooms.flatMap((room) => history.reference(room).map((message) => [message.id, message] as const)),
  );
  return history.views.flatMap(({ source, device, person, room, messages }) => {
    const lagging = messages.find(({ id, rev, body, deleted }) => {
      const last = expected.get(id);
      return last !== undefined && (rev !== last.rev || body !== last.body || deleted !== last.deleted);
    });
    const from = `${source} of ${device ?? person ?? 'all'} in ${room}`;
    return lagging
      ? [`${from}: seq ${lagging.seq} is at revision ${lagging.rev} with another text or state`]
      : [];
  });
}

function lostChanges(history: History): string[] {
  return confirmed(history).flatMap(({ room, messageId, rev, kind }) => {
    const last = history.reference(room).find(({ id }) => id === messageId);
    if (!last || last.rev < rev)
      return [`${kind} of ${messageId} to revision ${rev} was acknowledged and is lost`];
    return kind === 'delete' && !last.deleted ? [`${messageId} was deleted and is there`] : [];
  });
}

/** No view holds any text that a deleted message ever had. */
function residues(history: History): string[] {
  const deleted = new Set(
    confirmed(history).flatMap((change) => (change.kind === 'delete' ? change.messageId : [])),
  );
  const cmids = new Map<string, string>();
  for (const { messageId, cmid } of history.attempts)
    if (messageId && deleted.has(messageId)) cmids.set(cmid, messageId);
  const texts = new Set([
    ...[...cmids.keys()].flatMap((cmid) => (history.byCmid.get(cmid) ?? []).map(({ body }) => body)),
    ...history.of('change').flatMap(({ messageId, body }) => (deleted.has(messageId) && body ? body : [])),
  ]);
  return history.views.flatMap(({ source, device, person, messages }) =>
    messages
      .filter(({ id, body }) => deleted.has(id) && texts.has(body))
      .map(({ id }) => `${source} of ${device ?? person ?? 'all'} still has the text of the deleted ${id}`),
  );
}

function confirmed(history: History): ChangeEvent[] {
  return history.of('change').filter(({ phase }) => phase === 'ok');
}
