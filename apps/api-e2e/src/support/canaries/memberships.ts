import type { Message, MessagePage, Room } from '@officehours/contracts';
import type { Person } from '../people';
import { history } from '../rooms';
import type { Server } from '../server';
import type { Secrets } from './secrets';

interface Span {
  first: number;
  last: number;
}

/** Who may see which messages of which room: read from the room's own log when all is over. */
export class Memberships {
  private readonly spans = new Map<string, Span[]>();
  /** The numbers of each room's messages. */
  private readonly logs = new Map<string, number[]>();

  /** Takes over a room of two or a group, as somebody saw it who was in it all the time; its messages get their owners. */
  async read(server: Server, secrets: Secrets, room: Room, reader: Person): Promise<void> {
    for (const { id } of room.participants) this.of(room.id, id).push({ first: 1, last: Infinity });
    let after = 0;
    for (let hasMore = true; hasMore;) {
      const page: MessagePage = await history(server, reader, room.id, `?after=${after}&limit=200`);
      for (const { id, seq } of page.messages) secrets.belongs(id, { of: 'message', room: room.id, seq });
      this.take(room.id, page.messages);
      after = page.messages.at(-1)?.seq ?? after;
      hasMore = page.hasMoreAfter;
    }
  }

  /** Goes on with a room's log: each message's number, and who came and went with it. */
  take(room: string, messages: readonly Pick<Message, 'seq' | 'system'>[]): void {
    const log = this.logs.get(room) ?? [];
    this.logs.set(room, log);
    for (const { seq, system } of messages) {
      log.push(seq);
      for (const userId of system?.userIds ?? []) this.note(room, userId, system?.kind ?? '', seq);
    }
  }

  wasIn(person: string, room: string): boolean {
    return this.of(room, person).length > 0;
  }

  mayRead(person: string, room: string, seq: number): boolean {
    return this.of(room, person).some(({ first, last }) => first <= seq && seq <= last);
  }

  /** How many messages of a room somebody may read. */
  readable(person: string, room: string): number {
    return (this.logs.get(room) ?? []).filter((seq) => this.mayRead(person, room, seq)).length;
  }

  /** Whether the two ever had a room together. */
  share(one: string, other: string): boolean {
    return [...this.logs.keys()].some((room) => this.wasIn(one, room) && this.wasIn(other, room));
  }

  private note(room: string, person: string, kind: string, seq: number): void {
    const spans = this.of(room, person);
    if (kind === 'membersAdded') spans.push({ first: seq, last: Infinity });
    const current = spans.at(-1);
    if (kind === 'memberRemoved' && current) current.last = seq;
  }

  private of(room: string, person: string): Span[] {
    const key = `${room} ${person}`;
    const known = this.spans.get(key) ?? [];
    this.spans.set(key, known);
    return known;
  }
}
