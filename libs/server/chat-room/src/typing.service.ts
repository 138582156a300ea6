import { Injectable } from '@nestjs/common';
import { LIMITS } from '@officehours/contracts';
import { DomainEvents, forbidden, type Caller } from '@officehours/platform';
import type { TypingDto } from './chat-room.dto';
import { RoomAccessCache } from './room-access';
import { RoomRules } from './room-rules';
import { Talk } from './talk';
import { TypingThrottle } from './typing-throttle';

/** Who is typing is worth nothing a moment later: throttled, never stored, lost without harm. */
@Injectable()
export class TypingService {
  constructor(
    private readonly access: RoomAccessCache,
    private readonly rules: RoomRules,
    private readonly events: DomainEvents,
    private readonly talk: Talk,
    private readonly throttle: TypingThrottle,
  ) {}

  /** @throws what writing in the room throws: where nothing can be said, nothing is typed either. */
  async type(
    caller: Caller,
    { chatRoomId, userId, isTyping = true }: TypingDto,
    now = Date.now(),
  ): Promise<null> {
    const room = await this.access.of(chatRoomId, caller.id);
    if (userId !== undefined && userId.toLowerCase() !== caller.id)
      throw forbidden('userId', 'not_the_caller', 'room.type');
    this.rules.check(caller.id, room, 'post');
    await this.talk.requirePost(caller, room);
    if (
      room.members.size > LIMITS.typingMaxMembers ||
      !(await this.throttle.mayPass(room.id, caller.id, isTyping, now))
    )
      return null;
    this.events.publish('typing.changed', { chatRoomId: room.id, userId: caller.id, isTyping });
    return null;
  }
}
