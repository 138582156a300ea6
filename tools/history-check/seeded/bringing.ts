import type { EventOf, HistoryEvent } from '../history/events.ts';
import type { Random } from '../random.ts';
import { freshCall, viewsOf, type AckedSend, someAck } from './editing.ts';
import type { SeededFault } from './fault.ts';

/** Of the file that is added, so that it can be found again among those of the load. */
const FILE = 'a'.repeat(24);

/** Faults of files. */
export const bringingFaults: SeededFault[] = [
  {
    name: 'a file of an acknowledged message comes back with another byte',
    caughtBy: 'C14',
    prepare: addFile,
    plant(events, random) {
      const given = events.flatMap((event) =>
        event.op === 'download' && event.phase === 'ok' && event.fileId === FILE ? event : [],
      );
      random.pick(given).bytes = 'the bytes of another';
    },
  },
];

/** A message of the history gets a file: brought before, and read by everyone in the end. */
function addFile(events: HistoryEvent[], random: Random): void {
  const ack = livingAck(events, random);
  const { room, cmid, device, person, session, messageId } = ack;
  const call = { call: freshCall(events), device, person, session, room, via: 'rest' as const };
  const upload = { op: 'upload' as const, ...call, bytes: 'its bytes' };
  events.unshift({ ...upload, t: 0, phase: 'invoke' }, { ...upload, t: 0, phase: 'ok', fileId: FILE });
  for (const event of events) if (event.op === 'send' && event.cmid === cmid) event.files = [FILE];
  for (const { messages } of viewsOf(events, room))
    for (const message of messages) if (message.id === messageId) message.files = [FILE];
  const t = (events.at(-1)?.t ?? 0) + 1;
  for (const reader of membersLeft(events, room)) {
    const base = {
      op: 'download' as const,
      ...call,
      call: freshCall(events),
      person: reader,
      fileId: FILE,
      isFinal: true,
    };
    events.push({ ...base, t, phase: 'invoke' }, { ...base, t, phase: 'ok', bytes: 'its bytes' });
  }
}

/** Of a message that is not deleted and has no file of its own. */
function livingAck(events: HistoryEvent[], random: Random): AckedSend {
  for (;;) {
    const ack = someAck(events, random);
    const message = viewsOf(events, ack.room)[0]?.messages.find(({ id }) => id === ack.messageId);
    if (message && !message.deleted && !message.files) return ack;
  }
}

function membersLeft(events: readonly HistoryEvent[], room: string): string[] {
  const members = events.filter(
    (event): event is EventOf<'member'> => event.op === 'member' && event.room === room,
  );
  const last = new Map(members.map((member) => [member.person, member.last]));
  return [...last].flatMap(([person, seq]) => (seq === null ? person : []));
}
