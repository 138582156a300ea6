import type { SeenMessage } from '../history/events.ts';
import type { History } from '../history/history.ts';
import type { Check } from './check.ts';

/** C5: one total order per room, without holes, the same for everyone. */
export const oneOrder: Check = {
  id: 'C5',
  name: 'a room is 1..N without hole or repeat, and the same sequence, to the byte, everywhere',
  violations(history) {
    return [
      ...history.rooms.flatMap((room) => holes(room, history.reference(room))),
      ...differingViews(history),
    ];
  },
};

function holes(room: string, messages: readonly SeenMessage[]): string[] {
  const wrong = messages.findIndex(({ seq }, index) => seq !== index + 1);
  return wrong < 0 ? [] : [`${room} has ${messages[wrong]?.seq} at place ${wrong + 1}`];
}

/** Every view lists the same messages in the same order; those that show the wire show the same bytes. */
function differingViews(history: History): string[] {
  const wires = new Map<string, string>();
  return history.views.flatMap(({ source, device, person, room, messages }) => {
    const reference = history.reference(room);
    const from = `${source} of ${device ?? person ?? 'all'} in ${room}`;
    const start = reference.findIndex(({ id }) => id === messages[0]?.id);
    const moved = messages.findIndex((message, index) => {
      const expected = reference[start + index];
      return message.id !== expected?.id || message.seq !== expected.seq;
    });
    if (moved >= 0) return [`${from}: place ${moved + 1} has seq ${messages[moved]?.seq}, not the log's`];
    const other =
      source === 'store' ? undefined : messages.find((message) => differsFromOthers(message, wires));
    return other ? [`${from}: seq ${other.seq} is not the same bytes as elsewhere`] : [];
  });
}

function differsFromOthers({ id, change, wire }: SeenMessage, wires: Map<string, string>): boolean {
  const key = `${id} ${change}`;
  const known = wires.get(key);
  if (known === undefined) wires.set(key, wire);
  return known !== undefined && known !== wire;
}
