import { Injectable } from '@nestjs/common';
import { Clock, DomainEvents } from '@officehours/platform';
import type { Announcement } from './announcements';
import { Arrivals } from './arrivals';
import { DueAnnouncementRepository, type DueAnnouncement } from './due-announcement.repository';
import { MembershipRepository } from './membership.repository';
import { RoomLog } from './room-log';

/** Far beyond what a change and its entry take: who still works on one is not helped. */
const UNDER_WAY_MS = 60_000;

/** Tells rooms of their changes: each once, also when the process ends between a change and its entry in the log. */
@Injectable()
export class Announcer {
  constructor(
    private readonly due: DueAnnouncementRepository,
    private readonly memberships: MembershipRepository,
    private readonly arrivals: Arrivals,
    private readonly log: RoomLog,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  /** Makes a change, then tells the room unless `change` gives nothing, since there was nothing to do. */
  async afterChange<T>(
    chatRoomId: string,
    announcement: Announcement | undefined,
    change: () => Promise<T>,
  ): Promise<T> {
    if (!announcement) return change();
    const dueAt = new Date(this.clock.now().getTime() + UNDER_WAY_MS);
    const begun = await this.due.begin(chatRoomId, announcement, dueAt);
    const changed = await change();
    if (changed) await this.tell(begun);
    await this.due.end(begun);
    return changed;
  }

  /** Writes the entry, if it is not there, lets in whom it says to be added, and moves the read position of who made the change. */
  async tell({ chatRoomId, event, text, clientMessageId }: DueAnnouncement): Promise<void> {
    const seq = await this.log.announce(chatRoomId, { event, text, clientMessageId });
    if (event.kind === 'membersAdded') await this.arrivals.letIn(chatRoomId, event.userIds, seq);
    // What one did oneself is no news to oneself, unless something before it still is.
    const { actorId } = event;
    if (actorId && (await this.memberships.readNext({ chatRoomId, userId: actorId, seq })))
      this.events.publish('room.read', { chatRoomId, userId: actorId, lastReadSeq: seq, isHidden: true });
  }
}
