import { Injectable } from '@nestjs/common';
import { LIMITS } from '@officehours/contracts';
import { DomainEvents, forbidden, type Caller } from '@officehours/platform';
import type { TypingDto } from './chat-room.dto';
import type { RoomAccess } from './room';
import { RoomAccessCache } from './room-access';
import { Talk } from './talk';

/** Who is typing is worth nothing a moment later: throttled, never stored, lost without harm. */
@Injectable()
export class TypingService {
  private readonly passedOn = new Map<string, number>();

  constructor(
    private readonly access: RoomAccessCache,
    private readonly events: DomainEvents,
    private readonly talk: Talk,
  ) {}

  async type(
    caller: Caller,
    { chatRoomId, userId, isTyping = true }: TypingDto,
    now = Date.now(),
  ): Promise<null> {
    const room = await this.access.of(chatRoomId, caller.id);
    if (userId !== undefined && userId.toLowerCase() !== caller.id)
      throw forbidden('userId', 'not_the_caller');
    if (
      room.members.size > LIMITS.typingMaxMembers ||
      (await this.isUnheard(caller, room)) ||
      !this.mayPass(`${room.id}:${caller.id}`, isTyping, now)
    )
      return null;
    this.events.publish('typing.changed', { chatRoomId: room.id, userId: caller.id, isTyping });
    return null;
  }

  /** In a room of two in which nothing can be said, nothing is typed either. */
  private async isUnheard(caller: Caller, { kind, courseId, members }: RoomAccess): Promise<boolean> {
    if (kind !== 'direct') return false;
    return (
      (await this.talk.restriction({ kind, courseId, memberIds: [...members.keys()] }, caller.id)) !== null
    );
  }

  /** A start is passed on at most once in three seconds; a stop only after a start that was. */
  private mayPass(key: string, isTyping: boolean, now: number): boolean {
    const last = this.passedOn.get(key) ?? -Infinity;
    if (!isTyping) return this.passedOn.delete(key);
    if (now - last < LIMITS.typingThrottleMs) return false;
    this.passedOn.set(key, now);
    if (this.passedOn.size > 10_000) this.forgetBefore(now - LIMITS.typingThrottleMs);
    return true;
  }

  private forgetBefore(time: number): void {
    for (const [key, at] of this.passedOn) if (at < time) this.passedOn.delete(key);
  }
}
