import { Injectable } from '@nestjs/common';
import type { MessageRecord } from '@officehours/chat-room';
import { AppError, Clock, DomainEvents, notFound, OrderedGate } from '@officehours/platform';
import { ChangeRepository, type ChangeOutcome, type MessagePatch } from './change.repository';
import { MessageRepository } from './message.repository';

/** Two nodes changing one room at once take turns; this many lost turns in a row mean something else is wrong. */
const ATTEMPTS = 50;

/** Whoever was kept for so long looks again where the room stands: a message keeps so many numbers only. */
const LOOKED_MS = 250;

/**
 * Gives each change of a message the next change number of its room. As with new messages, the number is a guess and
 * the unique index decides, so a change becomes visible only after all with smaller numbers: a client that has
 * everything up to n misses nothing before it.
 */
@Injectable()
export class ChangeSequencer {
  private readonly gate = new OrderedGate();

  constructor(
    private readonly messages: MessageRepository,
    private readonly changes: ChangeRepository,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  /**
   * Changes a message as `patchOf` says for the message as it is at that moment; null means that there is nothing to
   * change. What `patchOf` reads of the room's other messages holds as well: no change comes between that and its own.
   * What it throws is thrown. Returns the message as it is afterwards.
   */
  change(
    chatRoomId: string,
    messageId: string,
    patchOf: (message: MessageRecord, at: Date) => MessagePatch | null | Promise<MessagePatch | null>,
  ): Promise<MessageRecord> {
    return this.gate.run(chatRoomId, async () => {
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const at = this.clock.now();
        const lookedAt = performance.now();
        // First: whatever in the room changes after this takes the number, and all that is read below is read again.
        const next = (await this.changes.lastChangeSeq(chatRoomId)) + 1;
        const message = await this.messages.find(messageId);
        if (!message || message.chatRoomId !== chatRoomId) throw notFound();
        const patch = await patchOf(message, at);
        if (patch === null) return message;
        const isLate = performance.now() - lookedAt > LOOKED_MS;
        if (isLate && (await this.changes.lastChangeSeq(chatRoomId)) + 1 !== next) continue;
        const outcome = await this.apply(message, next, patch, at);
        if (outcome === 'taken' || outcome === 'outdated') continue;
        this.events.publish('message.changed', { message: outcome });
        return outcome;
      }
      throw new AppError('unavailable', { retryAfterMs: 1_000 });
    });
  }

  private async apply(...asked: Parameters<ChangeRepository['apply']>): Promise<ChangeOutcome> {
    try {
      return await this.changes.apply(...asked);
    } catch (error) {
      // It may be done all the same.
      this.events.publish('message.doubtful', { messageId: asked[0].id });
      throw error;
    }
  }
}
