import { Injectable } from '@nestjs/common';
import { RoomAccessCache, RoomRules, Talk, type RoomAccess } from '@officehours/chat-room';
import { after, DomainEvents, RateLimits, type Caller, type Eventually } from '@officehours/platform';
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
    private readonly talk: Talk,
    private readonly drafts: MessageDrafts,
    private readonly sequencer: Sequencer,
    private readonly limits: RateLimits,
    private readonly events: DomainEvents,
  ) {}

  /** Stores the message durably and tells the room; `created` is false when it was stored before. */
  async send(caller: Caller, request: SendMessageDto): Promise<Appended> {
    const queued = this.gate.run(`${caller.id}:${request.chatRoomId}`, () => this.enqueue(caller, request));
    const { appended } = queued instanceof Promise ? await queued : queued;
    const result = await appended;
    // Before the acknowledgement and in the same turn: both sides see the message at the same time.
    if (result.created) this.events.publish('message.created', { message: result.message });
    return result;
  }

  /** Wrapped: the gate opens for the sender's next message when this one is queued, not when it is stored. */
  private enqueue(caller: Caller, request: SendMessageDto): Eventually<{ appended: Promise<Appended> }> {
    return after(this.mayPost(caller, request.chatRoomId), (room) =>
      after(this.limit(caller, room), () =>
        after(this.drafts.draft(caller, room, request), (draft) => {
          const recheck = async () => void (await this.mayPost(caller, room.id));
          return { appended: this.sequencer.append(draft, recheck) };
        }),
      ),
    );
  }

  private limit(caller: Caller, room: RoomAccess): Eventually<void> {
    return after(this.limits.take('message', caller.id), () => this.limits.take('room', room.id));
  }

  private mayPost(caller: Caller, chatRoomId: string): Eventually<RoomAccess> {
    const known = this.access.known(chatRoomId, caller.id) ?? this.access.of(chatRoomId, caller.id);
    return after(known, (room) => {
      this.rules.check(caller.id, room, 'post');
      return after(this.talk.requirePost(caller, room), () => room);
    });
  }
}
