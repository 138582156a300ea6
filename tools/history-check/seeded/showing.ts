import type { SeededFault } from './fault.ts';
import { deviceView, someAck, viewsIn, viewsOf } from './editing.ts';

/** Faults of what is shown: order, gaps, counts, rooms. */
export const showingFaults: SeededFault[] = [
  {
    name: 'two messages change places on a device',
    caughtBy: 'C5',
    plant(events, random) {
      const { messages } = deviceView(events, random);
      const place = random.whole(0, messages.length - 2);
      const [one, other] = messages.splice(place, 2);
      if (one && other) messages.splice(place, 0, { ...other, seq: one.seq }, { ...one, seq: other.seq });
    },
  },
  {
    name: 'the last event is skipped after a reconnection',
    caughtBy: 'C6',
    plant(events, random) {
      const view = deviceView(events, random);
      view.messages.pop();
      view.lastSeq -= 1;
    },
  },
  {
    name: 'REST sorts by time instead of seq',
    caughtBy: 'C5',
    // Clocks of two nodes disagree: two neighbours carry times in the wrong order, which is no fault.
    prepare(events, random) {
      const { room, seq } = someAck(events, random);
      for (const { messages } of viewsOf(events, room)) {
        const later = messages.find((message) => message.seq === seq);
        for (const message of messages)
          if (message.seq < seq) message.created = Math.min(message.created, 2_000 + message.seq);
        if (later) later.created = 2_000;
      }
    },
    plant(events, random) {
      const skewed = viewsIn(events).filter(
        ({ source, messages }) =>
          source === 'rest-forwards' && messages.some(({ created }) => created === 2_000),
      );
      random.pick(skewed).messages.sort((a, b) => a.created - b.created);
    },
  },
  {
    name: 'an unread count is off by one',
    caughtBy: 'C8',
    plant(events, random) {
      random.pick(events.filter((event) => event.op === 'unread')).unread += 1;
    },
  },
  {
    name: 'a read position is moved back',
    caughtBy: 'C8',
    plant(events, random) {
      const confirmed = events.filter((event) => event.op === 'read' && event.phase === 'ok');
      const moved = confirmed.filter((read) => read.op === 'read' && (read.lastRead ?? 0) > 1);
      const read = random.pick(moved);
      if (read.op !== 'read') return;
      const call = Number.MAX_SAFE_INTEGER;
      const t = (events.at(-1)?.t ?? 0) + 1;
      events.push({ ...read, call, t, phase: 'invoke', asked: 0 });
      events.push({ ...read, call, t: t + 1, asked: 0, lastRead: (read.lastRead ?? 0) - 1 });
    },
  },
  {
    name: 'a message is delivered after its person was removed',
    caughtBy: 'C9',
    prepare(events, random) {
      const { room, seq } = someAck(events, random);
      const members = events.flatMap((event) => (event.op === 'member' ? event.person : []));
      const inRoom = events.flatMap((event) =>
        event.op === 'member' && event.room === room ? event.person : [],
      );
      const person = random.pick(members.filter((each) => !inRoom.includes(each)));
      events.unshift({ t: 0, op: 'member', room, person, first: 1, last: seq });
    },
    plant(events, random) {
      const removed = events.find((event) => event.op === 'member' && event.last !== null);
      if (removed?.op !== 'member') throw new Error('nobody was removed');
      const { room, person, last } = removed;
      const after = events.filter(
        (event) => event.op === 'deliver' && event.room === room && event.message.seq > (last ?? 0),
      );
      const late = random.pick(after);
      if (late.op === 'deliver') events.push({ ...late, person, device: 'a device of theirs' });
    },
  },
  {
    name: 'the mark of one room turns up in another',
    caughtBy: 'C9',
    plant(events, random) {
      const delivered = random.pick(events.filter((event) => event.op === 'deliver'));
      const others = events.flatMap((event) =>
        event.op === 'room' && event.room !== delivered.room ? event.canary : [],
      );
      delivered.canaries = [...delivered.canaries, random.pick(others)];
    },
  },
  {
    name: 'the text of a deleted message is kept in the search',
    caughtBy: 'C10',
    prepare(events, random) {
      const ack = someAck(events, random);
      const { t, device, person, session, room, messageId } = ack;
      const base = { t: t + 1, op: 'change' as const, device, person, session, room, via: 'rest' as const };
      const number =
        1 +
        viewsOf(events, room)
          .flatMap(({ messages }) => messages.map(({ change }) => change))
          .reduce((most, change) => Math.max(most, change), 0);
      const change = { ...base, call: -1, kind: 'delete' as const, messageId, change: number };
      events.push({ ...change, phase: 'invoke' }, { ...change, phase: 'ok' });
      // What it said before an edit is gone with it.
      for (const event of events)
        if (event.op === 'revisions' && event.messageId === messageId) event.bodies = [];
      for (const view of viewsOf(events, room))
        view.messages = view.messages.map((message) => {
          // Whoever quoted it quotes it no longer.
          if (message.quote === ack.cmid) return { ...message, quote: null };
          return message.id === messageId
            ? { ...message, body: '', deleted: true, change: number, wire: '' }
            : message;
        });
    },
    plant(events) {
      // The one that was prepared: the history has changes of its own.
      const deletion = events.findLast((event) => event.op === 'change' && event.call === -1);
      const ack = events.find(
        (event) => event.op === 'send' && deletion?.op === 'change' && event.messageId === deletion.messageId,
      );
      if (deletion?.op !== 'change' || ack?.op !== 'send') throw new Error('nothing was deleted');
      const view = viewsOf(events, deletion.room).find(({ source }) => source === 'rest-forwards');
      const kept = view?.messages.find(({ id }) => id === deletion.messageId);
      if (kept) kept.body = ack.body;
    },
  },
];
