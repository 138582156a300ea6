import type { SeenMessage } from '../history/events.ts';
import type { History } from '../history/history.ts';
import type { Check } from './check.ts';

/** C3: one message per sender and `clientMessageId`, in the store and in every view; repeats are identical. */
export const exactlyOnce: Check = {
  id: 'C3',
  name: 'a clientMessageId names exactly one message, in the store and in every view',
  violations(history) {
    return [...repeatedInViews(history), ...differentDeliveries(history)];
  },
};

const keyOf = (room: string, { sender, cmid }: SeenMessage) => `${room} ${sender} ${cmid}`;

function repeatedInViews(history: History): string[] {
  return history.views.flatMap(({ source, device, person, room, messages }) => {
    const groups = Map.groupBy(messages, (message) => keyOf(room, message));
    return [...groups]
      .filter(([, same]) => same.length > 1)
      .map(([key, same]) => {
        const places = same.map(({ seq }) => seq).join(' and ');
        return `twice: ${key} at ${places} in ${source} of ${device ?? person ?? 'all'}`;
      });
  });
}

/** A message may arrive again, but only as what it was. */
function differentDeliveries(history: History): string[] {
  const first = new Map<string, SeenMessage>();
  const found: string[] = [];
  for (const { device, room, message } of history.of('deliver')) {
    const key = keyOf(room, message);
    const known = first.get(key);
    if (!known || (known.id === message.id && known.change < message.change)) first.set(key, message);
    else if (known.id !== message.id || known.seq !== message.seq)
      found.push(
        `delivered as two: ${key} as ${known.id} seq ${known.seq} and ${message.id} seq ${message.seq} to ${device}`,
      );
    else if (known.change === message.change && known.wire !== message.wire)
      found.push(`delivered in two forms: ${key} seq ${message.seq} to ${device}`);
  }
  return found;
}
