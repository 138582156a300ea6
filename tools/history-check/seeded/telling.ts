import type { EventOf, HistoryEvent } from '../history/events.ts';
import { faultSpans, touches } from '../history/fault-spans.ts';
import { History } from '../history/history.ts';
import { insertInTime } from './editing.ts';
import type { SeededFault } from './fault.ts';

/** Added, beside those of the load. */
const DEVICE = 'a phone in a bag';

/** Faults of notifications. */
export const tellingFaults: SeededFault[] = [
  {
    name: 'a device is told of a message twice',
    caughtBy: 'C11',
    prepare: addDevice,
    plant(events, random) {
      const told = random.pick(events.filter((event) => event.op === 'push' && event.device === DEVICE));
      insertInTime(events, { ...told });
    },
  },
];

/** Somebody gets a device, which is told of the newest message of each of their rooms. */
function addDevice(events: HistoryEvent[]): void {
  const history = new History(events);
  for (const { person } of history.of('member')) {
    const pushes = pushesFor(history, person);
    if (pushes.length === 0) continue;
    events.unshift({ t: 0, op: 'subscription', device: DEVICE, person });
    for (const push of pushes) insertInTime(events, push);
    return;
  }
  throw new Error('nobody was written to');
}

/** None where one of them would fall into a fault, which excuses a second one. */
function pushesFor(history: History, person: string): EventOf<'push'>[] {
  const faults = faultSpans(history.events);
  const rooms = history.rooms.filter((room) => history.membership(room, person)?.last === null);
  const pushes = rooms.flatMap((room) => {
    const last = history
      .reference(room)
      .findLast(({ sender, deleted }) => sender !== null && sender !== person && !deleted);
    const began = history.byCmid.get(last?.cmid ?? '')?.[0]?.began;
    if (!last || began === undefined) return [];
    const base = { op: 'push' as const, device: DEVICE, person, room, rings: true };
    return [{ ...base, t: began, seq: last.seq, messageId: last.id }];
  });
  return pushes.some(({ t }) => faults.some((span) => touches(span, t, t))) ? [] : pushes;
}
