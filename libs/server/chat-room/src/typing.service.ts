import { Injectable } from '@nestjs/common';
import { LIMITS } from '@officehours/contracts';
import { DomainEvents, forbidden, type Caller } from '@officehours/platform';
import type { TypingDto } from './chat-room.dto';
import type { RoomAccess } from './room';
import { RoomAccessCache } from './room-access';
import { Talk } from './talk';
import { TypingThrottle } from './typing-throttle';

/** Who is typing is worth nothing a moment later: throttled, never stored, lost without harm. */
@Injectable()
export class TypingService {
  constructor(
    private readonly access: RoomAccessCache,
    private readonly events: DomainEvents,
    private readonly talk: Talk,
    private readonly throttle: TypingThrottle,
  ) {}

  async type(
    caller: Caller,
    { chatRoomId, userId, isTyping = true }: TypingDto,
    now = Date.now(),
  ): Promise<null> {
    const room = await this.access.of(chatRoomId, caller.id);
    if (userId !== undefined && userId.toLowerCase() !== caller.id)
      throw forbidden('userId', 'not_the_caller', 'room.type');
    if (
      room.members.size > LIMITS.typingMaxMembers ||
      (await this.isUnheard(caller, room)) ||
      !(await this.throttle.mayPass(room.id, caller.id, isTyping, now))
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
}
