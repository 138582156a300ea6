import type { EventOf, FinalEvent, HistoryEvent, SeenMessage } from '../history/events.ts';
import type { Random } from '../random.ts';

export type View = FinalEvent & { messages: SeenMessage[] };
export type AckedSend = EventOf<'send'> & { messageId: string; seq: number };

/** Acknowledgements in the history. */
export function acksIn(events: readonly HistoryEvent[]): AckedSend[] {
  return events.filter(
    (event): event is AckedSend =>
      event.op === 'send' && event.phase === 'ok' && event.messageId !== undefined,
  );
}

/** Final readings that show messages. */
export function viewsIn(events: readonly HistoryEvent[]): View[] {
  return events.filter((event): event is View => event.op === 'final' && event.messages !== undefined);
}

export function viewsOf(events: readonly HistoryEvent[], room: string): View[] {
  return viewsIn(events).filter((view) => view.room === room);
}

export function finalsOf(events: readonly HistoryEvent[], room: string): FinalEvent[] {
  return events.filter((event): event is FinalEvent => event.op === 'final' && event.room === room);
}

/** A message that was acknowledged, of a room that has others after and before it. */
export function someAck(events: readonly HistoryEvent[], random: Random): AckedSend {
  const acks = acksIn(events);
  const last = new Map<string, number>();
  for (const { room, seq } of acks) last.set(room, Math.max(seq, last.get(room) ?? 0));
  return random.pick(acks.filter(({ room, seq }) => seq > 1 && seq < (last.get(room) ?? 0)));
}

/** Takes events out, in place. */
export function removeWhere(events: HistoryEvent[], matches: (event: HistoryEvent) => boolean): void {
  const kept = events.filter((event) => !matches(event));
  // One by one: a long history has more events than a call may have arguments.
  events.length = 0;
  for (const event of kept) events.push(event);
}

/** Puts an event where its time belongs. */
export function insertInTime(events: HistoryEvent[], event: HistoryEvent): void {
  const place = events.findIndex(({ t }) => t > event.t);
  events.splice(place < 0 ? events.length : place, 0, event);
}

/** The highest call number, for calls that never were. */
export function freshCall(events: readonly HistoryEvent[]): number {
  return (
    events.reduce((highest, event) => ('call' in event ? Math.max(highest, event.call) : highest), 0) + 1
  );
}

/** A final reading of one device, with several messages in it. */
export function deviceView(events: readonly HistoryEvent[], random: Random): View {
  return random.pick(
    viewsIn(events).filter(({ source, messages }) => source === 'device' && messages.length > 2),
  );
}
