import type { EventOf } from '../history/events.ts';
import { faultSpans, touches, type FaultSpan } from '../history/fault-spans.ts';
import type { History, SeenMessage } from '../history/history.ts';
import type { Check } from './check.ts';

type Push = EventOf<'push'>;

/** A push is this long on its way at most, from the last look at what its person has read. */
const ON_ITS_WAY_MS = 2_000;

/** C11: a person who is away hears of what they have not read, on each device once, and of nothing else. */
export const toldOnce: Check = {
  id: 'C11',
  name: 'who is away is told of each message they have not read, once on each device, and of none that they have',
  violations(history) {
    const faults = faultSpans(history.events);
    const rung = history.of('push').filter(({ rings }) => rings);
    return [
      ...[...Map.groupBy(rung, ({ device }) => device).values()].flatMap((own) => twice(own, faults)),
      ...rung.flatMap((push) => untrue(history, push) ?? ofRead(history, push, faults) ?? []),
      ...history.of('subscription').flatMap((device) => neverTold(history, device)),
    ];
  },
};

/** Once more only after a fault, and one message a fault: a device is told one thing after another. */
function twice(pushes: readonly Push[], faults: readonly FaultSpan[]): string[] {
  const excused = new Set<FaultSpan>();
  const before = new Map<string, Push>();
  return pushes.flatMap((push) => {
    const first = before.get(push.messageId ?? '');
    before.set(push.messageId ?? '', push);
    if (!first) return [];
    const fault = faults.find((span) => !excused.has(span) && touches(span, first.t, push.t));
    if (fault) excused.add(fault);
    return fault
      ? []
      : [`${push.device} was told twice of ${push.messageId} seq ${push.seq} of ${push.room}`];
  });
}

/** What is told is in the log, and theirs. */
function untrue(history: History, { device, person, room, seq, messageId }: Push): string | undefined {
  if (!history.membership(room, person)) return `${device} was told of ${room}, which is not ${person}'s`;
  const message = history.reference(room).find((each) => each.seq === seq);
  if (message?.id === messageId && message?.sender !== person) return undefined;
  return `${device} was told of ${messageId} seq ${seq} of ${room}, which is not there or their own`;
}

/** Only what was read while the push was on its way may still arrive. */
function ofRead(history: History, push: Push, faults: readonly FaultSpan[]): string | undefined {
  const { device, person, room, seq, t } = push;
  const looked = t - ON_ITS_WAY_MS;
  if (faults.some((span) => touches(span, looked, t))) return undefined;
  const read = readsOf(history, room, person).find(
    ({ phase, lastRead = 0, t: answered }) => phase === 'ok' && lastRead >= seq && answered < looked,
  );
  return read && `${device} was told of seq ${seq} of ${room} ${Math.round(t - read.t)} ms after it was read`;
}

function neverTold(history: History, { device, person }: EventOf<'subscription'>): string[] {
  const rooms = history.rooms.filter((room) => history.membership(room, person)?.last === null);
  return rooms.flatMap((room) => {
    const last = history.reference(room).findLast((message) => isNews(message, person))?.seq ?? 0;
    const asked = readsOf(history, room, person).map((read) => Math.max(read.asked, read.lastRead ?? 0));
    const own = history
      .of('push')
      .filter((push) => push.device === device && push.room === room && push.rings);
    const told = Math.max(0, ...own.map(({ seq }) => seq), ...asked);
    return told >= last ? [] : [`${device} was told up to seq ${told} of ${room}, which goes on to ${last}`];
  });
}

const isNews = ({ sender, deleted }: SeenMessage, person: string): boolean =>
  sender !== null && sender !== person && !deleted;

const readsOf = (history: History, room: string, person: string): EventOf<'read'>[] =>
  history.of('read').filter((read) => read.room === room && read.person === person);
