import type { ReadEvent, UnreadEvent } from '../history/events.ts';
import type { History } from '../history/history.ts';
import type { Check } from './check.ts';
import { readMarksDiffering } from './read-marks.ts';

/** C8: unread counts, wherever they are shown, are what the history says; a read position never goes back. */
export const unreadAgrees: Check = {
  id: 'C8',
  name: 'unread counts are those of the history on every device and over every way; read positions never go back',
  violations(history) {
    return [...wrongCounts(history), ...backwards(history), ...readMarksDiffering(history)];
  },
};

function wrongCounts(history: History): string[] {
  const groups = Map.groupBy(history.of('unread'), ({ room, person }) => `${room} ${person}`);
  return [...groups.values()].flatMap((counts) => {
    const [{ room, person }] = counts as [UnreadEvent];
    const { least, most } = positionOf(history, room, person);
    const last = history.membership(room, person)?.last ?? history.reference(room).length;
    const values = new Set(counts.map(({ unread }) => unread));
    const shown = counts.map(({ source, unread }) => `${source} ${unread}`).join(', ');
    if (values.size > 1) return [`${person} in ${room}: counts differ: ${shown}`];
    return counts
      .filter(({ unread }) => unread < last - most || unread > last - least)
      .map(
        ({ source, unread }) =>
          `${person} in ${room}: ${source} says ${unread}, not ${last - most}..${last - least}`,
      );
  });
}

/** Where a person's position must be: at least what was confirmed or written, at most what was asked for besides. */
function positionOf(history: History, room: string, person: string): { least: number; most: number } {
  const own = history.reference(room).filter(({ sender }) => sender === person);
  const reads = history.of('read').filter((read) => read.room === room && read.person === person);
  const written = own.at(-1)?.seq ?? 0;
  const confirmed = reads.filter(({ phase }) => phase === 'ok').map(({ lastRead }) => lastRead ?? 0);
  const asked = reads.filter(({ phase }) => phase === 'invoke').map((read) => read.asked);
  const least = Math.max(0, written, ...confirmed);
  return { least, most: Math.max(least, ...asked) };
}

/** A position that was confirmed before a call began is not undercut by that call's answer. */
function backwards(history: History): string[] {
  const began = new Map<number, number>();
  const confirmed = new Map<string, ReadEvent[]>();
  return history.of('read').flatMap((read) => {
    if (read.phase === 'invoke') began.set(read.call, read.t);
    if (read.phase !== 'ok' || read.lastRead === undefined) return [];
    const key = `${read.room} ${read.person}`;
    const earlier = confirmed.get(key) ?? [];
    confirmed.set(key, [...earlier, read].slice(-50));
    const start = began.get(read.call) ?? read.t;
    const higher = earlier.find(({ t, lastRead = 0 }) => t < start && lastRead > (read.lastRead ?? 0));
    return higher ? [`${key}: was at ${higher.lastRead}, then at ${read.lastRead}`] : [];
  });
}
