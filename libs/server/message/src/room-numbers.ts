import { Injectable } from '@nestjs/common';
import { RoomAccessCache } from '@officehours/chat-room';
import { MessageRepository, type NewMessage } from './message.repository';
import type { Draft } from './sequencer';

const CAPACITY = 50_000;

/** The newest number of each room this node writes to. A guess by nature: the unique index decides. */
@Injectable()
export class RoomNumbers {
  private readonly last = new Map<string, number>();

  constructor(
    private readonly repository: MessageRepository,
    private readonly access: RoomAccessCache,
  ) {}

  /**
   * Reads the newest numbers of rooms that are not known, and returns those rooms. What was remembered of their members
   * is older than these numbers, one of which may be the entry that removed somebody: it is not believed any more.
   */
  async load(chatRoomIds: readonly string[]): Promise<ReadonlySet<string>> {
    const unknown = new Set(chatRoomIds.filter((id) => !this.last.has(id)));
    await Promise.all([...unknown].map(async (id) => this.last.set(id, await this.repository.lastSeq(id))));
    for (const id of unknown) this.access.forget(id);
    if (this.last.size > CAPACITY) this.shrink(new Set(chatRoomIds));
    return unknown;
  }

  assign(draft: Draft): NewMessage {
    const seq = (this.last.get(draft.chatRoomId) ?? 0) + 1;
    this.last.set(draft.chatRoomId, seq);
    return { ...draft, seq };
  }

  /** Messages are stored under the numbers they were given. */
  stored(messages: readonly NewMessage[]): void {
    for (const { chatRoomId, seq } of messages) this.access.wrote(chatRoomId, seq);
  }

  forget(chatRoomId: string): void {
    this.last.delete(chatRoomId);
  }

  private shrink(needed: ReadonlySet<string>): void {
    for (const id of this.last.keys()) {
      if (this.last.size <= CAPACITY / 2) return;
      if (!needed.has(id)) this.last.delete(id);
    }
  }
}
