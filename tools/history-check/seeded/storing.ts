import type { SeededFault } from './fault.ts';
import {
  acksIn,
  finalsOf,
  freshCall,
  insertInTime,
  removeWhere,
  someAck,
  viewsIn,
  viewsOf,
} from './editing.ts';

/** Faults of what is stored and answered. */
export const storingFaults: SeededFault[] = [
  {
    name: 'an acknowledged message is dropped',
    caughtBy: 'C1',
    plant(events, random) {
      const { room, messageId } = someAck(events, random);
      for (const view of viewsOf(events, room))
        view.messages = view.messages.filter(({ id }) => id !== messageId);
    },
  },
  {
    name: 'a message is stored twice',
    caughtBy: 'C3',
    plant(events, random) {
      const { room, messageId } = someAck(events, random);
      for (const final of finalsOf(events, room)) final.lastSeq += 1;
      for (const view of viewsOf(events, room)) {
        const message = view.messages.find(({ id }) => id === messageId);
        if (message) view.messages.push({ ...message, id: 'f'.repeat(24), seq: view.lastSeq });
      }
    },
  },
  {
    name: 'a number is burnt: there is a hole in seq',
    caughtBy: 'C5',
    plant(events, random) {
      const { room, seq } = someAck(events, random);
      const shift = (place: { seq?: number }) => {
        if (place.seq !== undefined && place.seq >= seq) place.seq += 1;
      };
      for (const final of finalsOf(events, room)) final.lastSeq += 1;
      for (const event of events) {
        if (event.op === 'send' && event.room === room) shift(event);
        if (event.op === 'deliver' && event.room === room) shift(event.message);
        if (event.op === 'final' && event.room === room) event.messages?.forEach(shift);
      }
    },
  },
  {
    name: 'an answer is given before the commit, and the kill comes between',
    caughtBy: 'C1',
    plant(events, random) {
      const { room, messageId } = newestOfSomeRoom(events, random);
      for (const final of finalsOf(events, room)) final.lastSeq -= 1;
      for (const view of viewsOf(events, room))
        view.messages = view.messages.filter(({ id }) => id !== messageId);
      removeWhere(events, (event) => event.op === 'deliver' && event.message.id === messageId);
    },
  },
  {
    name: 'a retry is answered with another messageId',
    caughtBy: 'C4',
    plant(events, random) {
      const ack = someAck(events, random);
      const call = freshCall(events);
      const { messageId: _, seq: __, ...asked } = ack;
      insertInTime(events, { ...asked, call, phase: 'invoke', t: ack.t + 1 });
      insertInTime(events, { ...ack, call, messageId: 'e'.repeat(24), t: ack.t + 2 });
    },
  },
  {
    name: 'a message is told before the commit, and the kill comes between: a ghost',
    caughtBy: 'C7',
    plant(events, random) {
      const delivered = random.pick(events.filter((event) => event.op === 'deliver'));
      const last = Math.max(...finalsOf(events, delivered.room).map(({ lastSeq }) => lastSeq));
      const message = { ...delivered.message, id: 'd'.repeat(24), cmid: random.uuid(), seq: last + 1 };
      insertInTime(events, { ...delivered, message, t: delivered.t + 1 });
    },
  },
];

/** The last message of a room that has some, and whose acknowledgement was recorded. */
function newestOfSomeRoom(
  events: Parameters<SeededFault['plant']>[0],
  random: Parameters<SeededFault['plant']>[1],
) {
  const acks = new Map(acksIn(events).map((ack) => [ack.messageId, ack]));
  const newest = viewsIn(events).flatMap(({ messages }) => acks.get(messages.at(-1)?.id ?? '') ?? []);
  return random.pick(newest);
}
