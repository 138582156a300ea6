import type { EventOf, HistoryEvent, SeenMessage, Via } from './events.ts';
import { attemptsOf, type Attempt } from './attempts.ts';

/** A recorded history, arranged for the questions that the checks ask. */
export class History {
  readonly events: readonly HistoryEvent[];
  private readonly byOp: ReadonlyMap<string, HistoryEvent[]>;
  /** Every attempt to send, in the order in which they were made. */
  readonly attempts: readonly Attempt[];
  /** Attempts by message: `clientMessageId` → attempts. The recorder never gives an id to two senders. */
  readonly byCmid: ReadonlyMap<string, Attempt[]>;

  constructor(events: readonly HistoryEvent[]) {
    this.events = events;
    this.byOp = Map.groupBy(events, ({ op }) => op);
    this.attempts = attemptsOf(this.of('send'));
    this.byCmid = Map.groupBy(this.attempts, ({ cmid }) => cmid);
  }

  of<Op extends HistoryEvent['op']>(op: Op): EventOf<Op>[] {
    return (this.byOp.get(op) ?? []) as EventOf<Op>[];
  }

  get rooms(): string[] {
    return this.of('room').map(({ room }) => room);
  }

  membersOf(room: string): EventOf<'member'>[] {
    return this.of('member').filter((member) => member.room === room);
  }

  /** What a person may see of a room; undefined for somebody who never was in it. */
  membership(room: string, person: string): EventOf<'member'> | undefined {
    this.memberships ??= new Map(
      this.of('member').map((member) => [`${member.room} ${member.person}`, member]),
    );
    return this.memberships.get(`${room} ${person}`);
  }

  /** Final readings that show the messages themselves. */
  get views(): (EventOf<'final'> & { messages: SeenMessage[] })[] {
    return this.of('final').filter((final): final is EventOf<'final'> & { messages: SeenMessage[] } =>
      Array.isArray(final.messages),
    );
  }

  /** The room as it is stored; as REST shows it where the store was not read. */
  reference(room: string): SeenMessage[] {
    this.references ??= new Map();
    let messages = this.references.get(room);
    if (!messages) {
      const views = this.views.filter((view) => view.room === room);
      messages = (views.find(({ source }) => source === 'store') ?? views[0])?.messages ?? [];
      this.references.set(room, messages);
    }
    return messages;
  }

  private memberships?: Map<string, EventOf<'member'>>;
  private references?: Map<string, SeenMessage[]>;
}

export type { Attempt, SeenMessage, Via };
