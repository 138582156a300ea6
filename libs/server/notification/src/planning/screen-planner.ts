import { Injectable } from '@nestjs/common';
import { mayRead, MembershipRepository, type MessageRecord } from '@officehours/chat-room';
import { Clock, DomainEvents } from '@officehours/platform';
import { JobQueue } from '../jobs/job-queue';
import { Reachable } from './reachable';

/** Plans to bring what devices show in line with what became of it: read, edited, deleted, or no longer for them. */
@Injectable()
export class ScreenPlanner {
  constructor(
    events: DomainEvents,
    private readonly queue: JobQueue,
    private readonly reachable: Reachable,
    private readonly memberships: MembershipRepository,
    private readonly clock: Clock,
  ) {
    events.on('room.read', (read) => this.planClear(read));
    events.on('message.changed', ({ message }) => this.planChange(message));
    events.on('member.removed', ({ chatRoomId, userIds }) =>
      this.planRefresh(chatRoomId, userIds, `${chatRoomId}.${this.clock.now().getTime()}`),
    );
  }

  /** What was read here is taken off the other devices. */
  private async planClear(read: { chatRoomId: string; userId: string; lastReadSeq: number }): Promise<void> {
    const { chatRoomId, userId, lastReadSeq: seq } = read;
    if ((await this.reachable.of([userId])).length === 0) return;
    await this.queue.plan('clear', [
      { id: `${chatRoomId}.${userId}.${seq}`, dueAt: this.clock.now(), data: { chatRoomId, userId, seq } },
    ]);
  }

  /** For everyone who may still have the message on a screen. */
  private async planChange({ id, chatRoomId, seq, rev, editedAt, deletedAt }: MessageRecord): Promise<void> {
    if (!editedAt && !deletedAt) return;
    const members = await this.memberships.ofRoom(chatRoomId);
    const unread = members.filter((member) => member.lastReadSeq < seq && mayRead(member, seq));
    const userIds = unread.map(({ userId }) => userId);
    if (deletedAt) await this.planRefresh(chatRoomId, userIds, `${id}.deleted`);
    else await this.planRefresh(chatRoomId, userIds, `${id}.${rev}`, id);
  }

  private async planRefresh(
    chatRoomId: string,
    userIds: readonly string[],
    change: string,
    editedId?: string,
  ): Promise<void> {
    const dueAt = this.clock.now();
    const jobs = (await this.reachable.of(userIds)).map((userId) => ({
      id: `${change}.${userId}`,
      dueAt,
      data: { chatRoomId, userId, ...(editedId && { editedId }) },
    }));
    if (jobs.length > 0) await this.queue.plan('refresh', jobs);
  }
}
