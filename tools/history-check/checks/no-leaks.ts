import type { History } from '../history/history.ts';
import type { Check } from './check.ts';

/** C9: nobody hears of a room outside the time they were in it: no text, id, typing, presence or receipt. */
export const noLeaks: Check = {
  id: 'C9',
  name: 'nobody saw anything of a room, or of a person, that was not theirs to see',
  violations(history) {
    return [...foreignMessages(history), ...foreignNews(history), ...openedDoors(history)];
  },
};

function foreignMessages(history: History): string[] {
  const marks = new Map(history.of('room').map(({ room, canary }) => [room, canary]));
  return history.of('deliver').flatMap(({ device, person, room, message, canaries }) => {
    const membership = history.membership(room, person);
    if (!membership) return [`${device} got seq ${message.seq} of ${room}, which is not ${person}'s`];
    if (membership.last !== null && message.seq > membership.last)
      return [`${device} got seq ${message.seq} of ${room}; ${person} was removed at ${membership.last}`];
    if (message.seq < membership.first)
      return [`${device} got seq ${message.seq} of ${room} from before ${person} came`];
    const foreign = canaries.find((canary) => canary !== marks.get(room));
    return foreign
      ? [`${device} found the mark ${foreign} of another room in ${room} seq ${message.seq}`]
      : [];
  });
}

/** Typing, read positions, presence and room news: only of one's rooms, only about people one shares a room with. */
function foreignNews(history: History): string[] {
  const roomOf = new Map(history.of('room').map(({ room, canary }) => [canary, room]));
  return history.of('heard').flatMap(({ device, person, name, room, about, canaries }) => {
    const rooms = [
      ...(room === null ? [] : [room]),
      ...canaries.map((canary) => roomOf.get(canary) ?? canary),
    ];
    const foreign = rooms.find((each) => !history.membership(each, person));
    if (foreign) return [`${device} heard ${name} of ${foreign}, which is not ${person}'s`];
    const stranger = about !== null && about !== person && !shareRoom(history, person, about);
    return stranger ? [`${device} heard ${name} about ${about}, with whom ${person} shares no room`] : [];
  });
}

function shareRoom(history: History, one: string, other: string): boolean {
  return history.rooms.some((room) => history.membership(room, one) && history.membership(room, other));
}

function openedDoors(history: History): string[] {
  return history.of('probe').flatMap(({ phase, device, what, room, err }) => {
    if (phase === 'ok') return [`${device} was let in: ${what} of ${room}`];
    return phase === 'fail' && err !== 'not_found'
      ? [`${device}: ${what} of ${room} answered ${err}, not not_found`]
      : [];
  });
}
