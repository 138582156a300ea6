import { Injectable } from '@nestjs/common';
import { MessagePolicy, RoomAccessCache, RoomRules, type RoomAccess } from '@officehours/chat-room';
import { DomainEvents, forbidden, RateLimits, type Caller } from '@officehours/platform';
import { MessageDrafts } from './message-draft';
import type { SendMessageDto } from './message.dto';
import { OrderedGate } from './ordered-gate';
import { Sequencer, type Appended } from './sequencer';

/** Sending: the same for the socket and for REST. */
@Injectable()
export class MessageService {
  private readonly gate = new OrderedGate();

  constructor(
    private readonly access: RoomAccessCache,
    private readonly rules: RoomRules,
    private readonly policy: MessagePolicy,
    private readonly drafts: MessageDrafts,
    private readonly sequencer: Sequencer,
    private readonly limits: RateLimits,
    private readonly events: DomainEvents,
  ) {}

  /** Stores the message durably and tells the room; `created` is false when it was stored before. */
  async send(caller: Caller, request: SendMessageDto): Promise<Appended> {
    const { appended } = await this.gate.run(`${caller.id}:${request.chatRoomId}`, async () => {
      const room = await this.mayPost(caller, request.chatRoomId);
      await this.limit(caller, room);
      const draft = await this.drafts.draft(caller, room, request);
      const recheck = () => {
        this.access.forget(room.id);
        return this.mayPost(caller, room.id);
      };
      // Wrapped: the gate opens for the sender's next message when this one is queued, not when it is stored.
      return { appended: this.sequencer.append(draft, recheck) };
    });
    const result = await appended;
    // Before the acknowledgement and in the same turn: both sides see the message at the same time.
    if (result.created) this.events.publish('message.created', { message: result.message });
    return result;
  }

  private async limit(caller: Caller, room: RoomAccess): Promise<void> {
    await this.limits.take('message', caller.id);
    await this.limits.take('room', room.id);
  }

  private async mayPost(caller: Caller, chatRoomId: string): Promise<RoomAccess> {
    const room = await this.access.of(chatRoomId, caller.id);
    this.rules.check(caller.id, room, 'post');
    if (!(await this.policy.mayPost(caller, room))) throw forbidden('', 'policy');
    return room;
  }
}
