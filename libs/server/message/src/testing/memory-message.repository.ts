import { randomBytes } from 'node:crypto';
import type { MessageRecord } from '@officehours/chat-room';
import { keyOf } from '../under-way';
import { MessageRepository, type AppendOutcome, type NewMessage } from '../message.repository';

/** The log in memory, with the unique indexes of the real one. `beforeAppend` may throw, wait, or write first. */
export class MemoryMessageRepository extends MessageRepository {
  readonly stored: NewMessage[] = [];
  readonly batches: number[] = [];
  beforeAppend: (messages: readonly NewMessage[]) => Promise<void> = () => Promise.resolve();
  afterAppend: (messages: readonly NewMessage[]) => Promise<void> = () => Promise.resolve();

  newId(): string {
    return randomBytes(12).toString('hex');
  }

  async append(messages: readonly NewMessage[]): Promise<AppendOutcome> {
    await this.beforeAppend(messages);
    this.batches.push(messages.length);
    const refusedAt = messages.findIndex((message, index) =>
      this.isRefused(message, messages.slice(0, index)),
    );
    const stored = refusedAt === -1 ? messages.length : refusedAt;
    this.stored.push(...messages.slice(0, stored));
    await this.afterAppend(messages);
    return { stored, refused: refusedAt !== -1 };
  }

  async findSent(
    messages: readonly Pick<NewMessage, 'chatRoomId' | 'senderId' | 'clientMessageId'>[],
  ): Promise<NewMessage[]> {
    const keys = new Set(messages.map(keyOf));
    return this.stored.filter((message) => keys.has(keyOf(message)));
  }

  async find(id: string): Promise<MessageRecord | null> {
    return this.stored.find((message) => message.id === id) ?? null;
  }

  async mentions(userId: string, from: ReadonlyMap<string, number>): Promise<Map<string, number>> {
    const counted = ([id, first]: [string, number]) =>
      this.ofRoom(id).filter(({ seq, mentions }) => seq >= first && mentions.includes(userId)).length;
    return new Map([...from].map((entry) => [entry[0], counted(entry)]));
  }

  async lastSeq(chatRoomId: string): Promise<number> {
    return Math.max(0, ...this.ofRoom(chatRoomId).map(({ seq }) => seq));
  }

  async range(chatRoomId: string, first: number, last: number): Promise<MessageRecord[]> {
    return this.ofRoom(chatRoomId)
      .filter(({ seq }) => seq >= first && seq <= last)
      .sort((a, b) => a.seq - b.seq);
  }

  async from(chatRoomId: string, first: number, limit: number): Promise<MessageRecord[]> {
    return (await this.range(chatRoomId, first, Infinity)).slice(0, limit);
  }

  async newest(chatRoomId: string, limit: number): Promise<MessageRecord[]> {
    return (await this.range(chatRoomId, 1, Infinity)).slice(-limit);
  }

  async *since(): AsyncIterable<MessageRecord> {
    yield* this.stored;
  }

  ofRoom(chatRoomId: string): NewMessage[] {
    return this.stored.filter((message) => message.chatRoomId === chatRoomId);
  }

  private isRefused(message: NewMessage, earlier: readonly NewMessage[]): boolean {
    return [...this.stored, ...earlier].some(
      (other) =>
        other.chatRoomId === message.chatRoomId &&
        (other.seq === message.seq ||
          (other.senderId === message.senderId && other.clientMessageId === message.clientMessageId)),
    );
  }
}
