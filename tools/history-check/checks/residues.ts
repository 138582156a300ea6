import type { History } from '../history/history.ts';

/** Places where words of a deleted message are left: the message itself in any view, and quotes of it. */
export function residues(history: History): string[] {
  const deleted = new Set(
    history
      .of('change')
      .flatMap(({ kind, phase, messageId }) => (kind === 'delete' && phase === 'ok' ? messageId : [])),
  );
  const texts = textsOf(history, deleted);
  const cmids = new Set(
    history.attempts.flatMap(({ messageId, cmid }) => (deleted.has(messageId ?? '') ? cmid : [])),
  );
  const kept = history
    .of('revisions')
    .filter(({ messageId, bodies }) => deleted.has(messageId) && bodies.length > 0);
  const revisions = kept.map(
    ({ messageId, person }) => `${person} still gets earlier texts of the deleted ${messageId}`,
  );
  const shown = history.views.flatMap(({ source, device, person, messages }) => {
    const from = `${source} of ${device ?? person ?? 'all'}`;
    return messages.flatMap(({ id, seq, body, quote }) => [
      ...(deleted.has(id) && texts.has(body) ? [`${from} still has the text of the deleted ${id}`] : []),
      ...(quote !== null && cmids.has(quote) ? [`${from} still quotes a deleted message in seq ${seq}`] : []),
    ]);
  });
  return [...revisions, ...shown];
}

/** Everything these messages ever said. */
function textsOf(history: History, messageIds: ReadonlySet<string>): Set<string> {
  const sent = history.attempts.flatMap(({ messageId, body }) =>
    messageIds.has(messageId ?? '') ? body : [],
  );
  const edited = history
    .of('change')
    .flatMap(({ messageId, body }) => (messageIds.has(messageId) ? (body ?? []) : []));
  return new Set([...sent, ...edited]);
}
