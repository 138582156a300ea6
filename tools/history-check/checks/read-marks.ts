import type { History } from '../history/history.ts';

/** `isRead` in the final pages is exactly: every other member's position, as finally told, is at or past `seq`. */
export function readMarksDiffering(history: History): string[] {
  const positions = new Map<string, number>();
  for (const { room, person, lastRead } of history.of('unread'))
    if (lastRead !== undefined) positions.set(`${room} ${person}`, lastRead);
  return history.views.flatMap(({ source, room, person, messages }) => {
    // A device keeps messages as they were when they came: their marks follow with `roomRead`.
    if (source === 'device' || source === 'store') return [];
    const members = history.membersOf(room).filter(({ last }) => last === null);
    const known = members.every((member) => positions.has(`${room} ${member.person}`));
    const wrong = known
      ? messages.find(({ seq, sender, isRead }) => {
          const others = members.filter((member) => member.person !== sender);
          const read = others.every((other) => (positions.get(`${room} ${other.person}`) ?? 0) >= seq);
          return isRead !== undefined && isRead !== read;
        })
      : undefined;
    return wrong ? [`${source} of ${person} in ${room}: seq ${wrong.seq} says isRead ${wrong.isRead}`] : [];
  });
}
