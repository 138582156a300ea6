import { Injectable, Optional } from '@nestjs/common';
import { LIMITS, type Message, type Revision, type RoomAction } from '@officehours/contracts';
import {
  MessagePolicy,
  presentMessage,
  RoomAccessCache,
  RoomLog,
  RoomPositions,
  RoomRules,
  Talk,
  visibleFrom,
  type RoomAccess,
} from '@officehours/chat-room';
import { AppError, forbidden, invalid, notFound, RateLimits, type Caller } from '@officehours/platform';
import { ChangeSequencer } from './change-sequencer';
import { ChangeRepository } from './change.repository';
import { MessageAttachments } from './message-attachments';
import { MessageCopies } from './message-copies';
import { editOf, reactionOf, tombstoneOf } from './patches';
import { VisibleMessages } from './visible-messages';

/** Editing, deleting, reacting and pinning: the same for the socket and for REST. */
@Injectable()
export class ChangeService {
  constructor(
    private readonly access: RoomAccessCache,
    private readonly rules: RoomRules,
    private readonly policy: MessagePolicy,
    private readonly talk: Talk,
    private readonly visible: VisibleMessages,
    private readonly changes: ChangeRepository,
    private readonly sequencer: ChangeSequencer,
    private readonly log: RoomLog,
    private readonly positions: RoomPositions,
    private readonly copies: MessageCopies,
    private readonly limits: RateLimits,
    @Optional() private readonly attachments?: MessageAttachments,
  ) {}

  /** @throws `revision_conflict`, `forbidden` with rule `edit_window_closed` or `not_the_sender`. */
  async edit(caller: Caller, messageId: string, content: string, rev: number): Promise<Message> {
    const room = await this.mayChange(caller, messageId, 'post');
    return this.change(room, messageId, async (message, at) => {
      if (message.deletedAt) throw notFound();
      const refusal = this.policy.refusesEdit(caller, message, at, room);
      if (refusal) throw forbidden('', refusal, refusal === 'not_the_sender' ? 'message.edit' : undefined);
      // The answer to the same edit was lost.
      if (message.rev === rev + 1 && message.content === content) return null;
      if (message.rev !== rev) throw new AppError('revision_conflict');
      return editOf(message, await this.changes.revisions(messageId), content, at);
    });
  }

  /**
   * For everyone. The words go from the message, its history and every quote of it before this returns, and so do
   * its files.
   */
  async delete(caller: Caller, messageId: string): Promise<Message> {
    const room = await this.mayChange(caller, messageId);
    const deleted = await this.change(room, messageId, async (message, at) => {
      if (message.deletedAt) return null;
      if (!this.policy.mayDelete(caller, message, room))
        throw forbidden('', 'not_the_sender', 'message.delete');
      if (message.attachments.length > 0) await this.attachments?.deleting(message);
      return tombstoneOf(message, caller.id, at);
    });
    // Also when it was deleted before: whoever did may have died before this.
    await this.attachments?.deleted(deleted);
    return deleted;
  }

  async react(caller: Caller, messageId: string, emoji: string, on: boolean): Promise<Message> {
    const room = await this.mayChange(caller, messageId, 'react');
    return this.change(room, messageId, (message) => {
      if (message.deletedAt) throw notFound();
      const patch = reactionOf(message, caller.id, emoji, on);
      if ((patch?.reactions?.length ?? 0) > LIMITS.reactionsPerMessage)
        throw invalid('emoji', 'too_many_reactions');
      return patch;
    });
  }

  async pin(caller: Caller, messageId: string, on: boolean): Promise<Message> {
    const room = await this.mayChange(caller, messageId, 'pin');
    return this.change(room, messageId, async (message, at) => {
      if (message.deletedAt) throw notFound();
      if (on === (message.pinnedAt !== null)) return null;
      if (on && (await this.changes.pinned(room.id)).length >= LIMITS.pinsPerRoom)
        throw invalid('', 'too_many_pins');
      return { pinnedAt: on ? at : null };
    });
  }

  async pinned(caller: Caller, chatRoomId: string): Promise<Message[]> {
    const { id } = await this.access.of(chatRoomId, caller.id);
    const positions = await this.positions.of(id);
    const all = await this.changes.pinned(id);
    const room = await this.access.asOf(id, caller.id, await this.log.lastSeq(id));
    const first = visibleFrom(room, caller.id);
    const pinned = all.filter(({ seq }) => seq >= first);
    return pinned.map((message) => presentMessage(message, positions));
  }

  /** Everything the message said, oldest first, what it says now last. Nothing of a deleted one. */
  async history(caller: Caller, messageId: string): Promise<Revision[]> {
    const message = await this.visible.find(caller, messageId);
    if (message.deletedAt) return [];
    const now = { content: message.content, at: message.editedAt ?? message.createdAt };
    return [...(await this.changes.revisions(messageId)), now].map(({ content, at }) => ({
      content,
      at: at.toISOString(),
    }));
  }

  private async change(
    room: RoomAccess,
    messageId: string,
    patchOf: Parameters<ChangeSequencer['change']>[2],
  ): Promise<Message> {
    const message = await this.sequencer.change(room.id, messageId, patchOf);
    // Also when nothing was left to change: whoever changed it may have died before this.
    await this.copies.follow(message);
    return presentMessage(message, await this.positions.of(room.id));
  }

  private async mayChange(caller: Caller, messageId: string, action?: RoomAction): Promise<RoomAccess> {
    const message = await this.visible.find(caller, messageId);
    const room = await this.access.of(message.chatRoomId, caller.id);
    if (action) this.rules.check(caller.id, room, action);
    await this.talk.requirePost(caller, room);
    await this.limits.take('change', caller.id);
    await this.limits.take('roomChange', room.id);
    return room;
  }
}
