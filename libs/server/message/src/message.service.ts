import { Injectable } from '@nestjs/common';
import { RoomAccessCache, RoomRules, Talk, type RoomAccess } from '@officehours/chat-room';
import {
  after,
  AppError,
  DomainEvents,
  OrderedGate,
  RateLimits,
  type Caller,
  type Eventually,
} from '@officehours/platform';
import { MessageDrafts } from './message-draft';
import type { SendMessageDto } from './message.dto';
import { MessageRepository } from './message.repository';
import { requestHashOf } from './request-hash';
import { Sequencer, type Appended, type Draft } from './sequencer';

/** Wrapped: the gate opens for the sender's next message when this one is queued, not when it is stored. */
interface Queued {
  appended: Promise<Appended>;
}

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
    private readonly messages: MessageRepository,
    private readonly limits: RateLimits,
    private readonly events: DomainEvents,
  ) {}

  /** Stores the message durably and tells the room; `created` is false when it was stored before. */
  async send(caller: Caller, request: SendMessageDto): Promise<Appended> {
    const queued = this.gate.run(`${caller.id}:${request.chatRoomId}`, () => this.enqueue(caller, request));
    const { appended } = queued instanceof Promise ? await queued : queued;
    const result = await appended;
    // Before the acknowledgement and in the same turn: both sides see the message at the same time.
    const { created, message } = result;
    this.events.publish(created ? 'message.created' : 'message.found', { message });
    return result;
  }

  private enqueue(caller: Caller, request: SendMessageDto): Eventually<Queued> {
    try {
      const queued = this.queue(caller, request);
      if (!(queued instanceof Promise)) return queued;
      return queued.catch((refusal: unknown) => this.storedBefore(caller, request, refusal));
    } catch (refusal) {
      return this.storedBefore(caller, request, refusal);
    }
  }

  /** What was stored is the answer to the same message again, also where its sender may write nothing more by now. */
  private async storedBefore(caller: Caller, request: SendMessageDto, refusal: unknown): Promise<Queued> {
    const isForbidden = refusal instanceof AppError && refusal.code === 'forbidden';
    if (!isForbidden || request.clientMessageId === undefined) throw refusal;
    const [message] = await this.messages.findSent([
      {
        chatRoomId: request.chatRoomId.toLowerCase(),
        senderId: caller.id,
        clientMessageId: request.clientMessageId.toLowerCase(),
      },
    ]);
    if (!message) throw refusal;
    if (message.requestHash !== requestHashOf(request)) throw new AppError('idempotency_conflict');
    return { appended: Promise.resolve({ message, created: false }) };
  }

  private queue(caller: Caller, request: SendMessageDto): Eventually<Queued> {
    const mayPost = () => this.mayPost(caller, request.chatRoomId);
    const append = (draft: Draft) => ({
      appended: this.sequencer.append(draft, async () => void (await mayPost())),
    });
    const draft = this.prepare(caller, request);
    if (!(draft instanceof Promise)) return append(draft);
    // Whoever was removed while it was looked up stays removed: their message comes after the entry that says so.
    return draft.then((ready) => after(mayPost(), () => append(ready)));
  }

  private prepare(caller: Caller, request: SendMessageDto): Eventually<Draft> {
    return after(this.mayPost(caller, request.chatRoomId), (room) =>
      after(this.limit(caller, room), () => this.drafts.draft(caller, room, request)),
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
