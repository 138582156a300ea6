import type { EventOf } from '../history/events.ts';
import type { History } from '../history/history.ts';
import type { Check } from './check.ts';

/** C6: whatever a device missed, in the end it has everything it may see; and every source goes as far as the log. */
export const noGaps: Check = {
  id: 'C6',
  name: 'every view holds all that its person may see, from the first to the last, of one epoch',
  violations(history) {
    return [...history.of('final').flatMap((final) => incomplete(history, final)), ...epochs(history)];
  },
};

function incomplete(history: History, final: EventOf<'final'>): string[] {
  const { source, device, person, room, messages, lastSeq } = final;
  const from = `${source} of ${device ?? person ?? 'all'} in ${room}`;
  const membership = person === null ? undefined : history.membership(room, person);
  const first = membership?.first ?? 1;
  const last = membership?.last ?? history.reference(room).length;
  const short = lastSeq === last ? [] : [`${from}: ends at ${lastSeq}, not ${last}`];
  if (!messages) return short;
  const has = new Set(messages.map(({ seq }) => seq));
  const missing = Array.from({ length: last - first + 1 }, (_, index) => first + index).filter(
    (seq) => !has.has(seq),
  );
  return missing.length === 0
    ? short
    : [...short, `${from}: lacks ${missing.slice(0, 5).join(', ')} (${missing.length})`];
}

function epochs(history: History): string[] {
  const seen = new Set(history.of('final').flatMap(({ epoch }) => epoch ?? []));
  return seen.size > 1 ? [`the epoch changed: ${[...seen].join(', ')}`] : [];
}
