import type { Check } from './check.ts';

/** C7: what somebody was shown does not vanish later. */
export const noGhosts: Check = {
  id: 'C7',
  name: 'nothing that any device was shown is missing at the end, or has another number',
  violations(history) {
    const stored = new Map(
      history.rooms.flatMap((room) =>
        history.reference(room).map((message) => [`${room} ${message.id}`, message] as const),
      ),
    );
    const ghosts = new Set<string>();
    for (const { room, device, how, message } of history.of('deliver')) {
      const kept = stored.get(`${room} ${message.id}`);
      if (kept?.seq === message.seq && kept.cmid === message.cmid) continue;
      ghosts.add(
        `${message.id} seq ${message.seq} (${message.cmid}) in ${room}, ${how} to ${device}: ${kept ? 'moved' : 'gone'}`,
      );
    }
    return [...ghosts];
  },
};
