import type { HistoryEvent, SeenMessage, Untimed } from '../history/events.ts';
import { Random } from '../random.ts';

const ROOMS = 3;
const MESSAGES = 40;

/** What a server without faults would have left behind: three rooms of two people each, one device a person. */
export function modelledHistory(seed: number): HistoryEvent[] {
  const model = new Model(seed);
  for (let index = 0; index < ROOMS; index += 1)
    model.playRoom(`room ${index}`, [`student ${index}`, 'instructor']);
  return model.events;
}

class Model {
  readonly events: HistoryEvent[] = [];
  private readonly random: Random;
  private calls = 0;

  constructor(seed: number) {
    this.random = new Random(seed);
  }

  playRoom(room: string, people: [string, string]): void {
    const canary = `mark of ${room}`;
    this.add({ op: 'room', room, canary });
    for (const person of people) this.add({ op: 'member', room, person, first: 1, last: null });
    const messages: SeenMessage[] = [];
    for (let seq = 1; seq <= MESSAGES; seq += 1) messages.push(this.send(room, people, canary, seq));
    const read = new Map(people.map((person) => [person, this.readUpTo(room, person, messages)]));
    this.showEverything(room, people, messages, read);
  }

  private send(room: string, people: [string, string], canary: string, seq: number): SeenMessage {
    const sender = this.random.pick(people);
    const message = { ...this.message(sender, seq), wire: `${room} ${seq}` };
    const call = { ...this.call(sender, room), cmid: message.cmid, body: message.body };
    this.add({ op: 'send', phase: 'invoke', ...call });
    for (const person of people) {
      const device = `${person} device`;
      this.add({ op: 'deliver', device, person, session: 1, room, how: 'live', message, canaries: [canary] });
    }
    this.add({ op: 'send', phase: 'ok', ...call, messageId: message.id, seq });
    return message;
  }

  private message(sender: string, seq: number): SeenMessage {
    const cmid = this.random.uuid();
    const state = { rev: 0, change: 0, deleted: false, quote: null };
    return {
      id: this.random.hex(24),
      seq,
      cmid,
      sender,
      body: `text of ${cmid}`,
      created: seq,
      wire: '',
      ...state,
    };
  }

  /** Where the person stands afterwards: what they wrote counts as read. */
  private readUpTo(room: string, person: string, messages: SeenMessage[]): number {
    const written = messages.findLast(({ sender }) => sender === person)?.seq ?? 0;
    const asked = this.random.whole(2, MESSAGES);
    const lastRead = Math.max(written, asked);
    const call = { ...this.call(person, room), asked };
    this.add({ op: 'read', phase: 'invoke', ...call });
    this.add({ op: 'read', phase: 'ok', ...call, lastRead, unread: MESSAGES - lastRead });
    return lastRead;
  }

  private showEverything(
    room: string,
    people: string[],
    messages: SeenMessage[],
    read: Map<string, number>,
  ): void {
    const shown = { room, lastSeq: MESSAGES, epoch: 'the epoch' };
    const copy = () => structuredClone(messages);
    this.add({ op: 'final', source: 'store', person: null, ...shown, messages: copy() });
    for (const person of people) {
      const device = `${person} device`;
      this.add({ op: 'final', source: 'device', person, device, ...shown, messages: copy() });
      for (const source of ['rest-forwards', 'rest-backwards', 'sync'] as const)
        this.add({ op: 'final', source, person, ...shown, messages: copy() });
      this.add({ op: 'final', source: 'join', person, ...shown });
      const lastRead = read.get(person) ?? 0;
      for (const source of ['room list', device])
        this.add({ op: 'unread', source, person, room, unread: MESSAGES - lastRead, lastRead });
    }
  }

  private call(person: string, room: string) {
    this.calls += 1;
    return { call: this.calls, device: `${person} device`, person, session: 1, room, via: 'socket' as const };
  }

  private add(event: Untimed<HistoryEvent>): void {
    this.events.push({ t: this.events.length + 1, ...event } as HistoryEvent);
  }
}
