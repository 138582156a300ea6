import { Injectable, Optional, type OnModuleInit } from '@nestjs/common';
import { excerpt, LIMITS, summaryOf, type PushPayload } from '@officehours/contracts';
import {
  Blocks,
  MembershipRepository,
  Presence,
  RoomRepository,
  type Membership,
  type MessageRecord,
  type RoomRecord,
} from '@officehours/chat-room';
import { Directory } from '@officehours/directory';
import { MessageRepository } from '@officehours/message';
import { Clock, Settings, Suspensions } from '@officehours/platform';
import { JobQueue, type JobMap, type Outcome } from '../jobs/job-queue';
import { PushSender } from '../push/push-sender';
import { SubscriptionRepository, type Subscription } from '../push/subscription.repository';
import { NotificationSettingsRepository } from '../settings/notification-settings.repository';
import { quietUntil } from '../settings/quiet-hours';

/** Who has the app open somewhere hears of it there; a while later they may be gone, and it may still be unread. */
const LOOK_AGAIN_MS = 30_000;
/** Who had it open for so long and did not read it does not need another bell. */
const GIVE_UP_MS = 10 * 60_000;

/** Tells people of messages they have not read, at the moment when it is due: what is true then decides. */
@Injectable()
export class Notifier implements OnModuleInit {
  constructor(
    private readonly queue: JobQueue,
    private readonly messages: MessageRepository,
    private readonly memberships: MembershipRepository,
    private readonly rooms: RoomRepository,
    private readonly blocks: Blocks,
    private readonly directory: Directory,
    private readonly presence: Presence,
    private readonly own: NotificationSettingsRepository,
    private readonly subscriptions: SubscriptionRepository,
    private readonly sender: PushSender,
    private readonly settings: Settings,
    private readonly clock: Clock,
    @Optional() private readonly suspensions?: Suspensions,
  ) {}

  onModuleInit(): void {
    this.queue.handle('push', (job) => this.push(job));
    this.queue.handle('clear', (job) => this.clear(job));
  }

  private async push({ messageId, userId }: JobMap['push']): Promise<Outcome> {
    const message = await this.messages.find(messageId);
    const member = message && (await this.memberships.find(message.chatRoomId, userId));
    if (!message || !member || !isNews(message, member)) return undefined;
    if (await this.suspensions?.isSuspended(userId)) return undefined;
    const room = await this.rooms.find(message.chatRoomId);
    if (!room || !(await this.blocks.isHeard(room.kind, message.senderId, userId))) return undefined;
    const now = this.clock.now();
    if ((await this.presence.online([userId])).has(userId))
      return now.getTime() - message.createdAt.getTime() < GIVE_UP_MS
        ? { again: new Date(now.getTime() + LOOK_AGAIN_MS) }
        : undefined;
    const wishes = await this.own.of(userId);
    const again = quietUntil(wishes.quietHours, now);
    if (again) return { again };
    const payload = await this.payloadOf(message, room, wishes.showText);
    await this.toAll(userId, message.chatRoomId, (device) =>
      (device.told[message.chatRoomId] ?? 0) < message.seq ? payload : null,
    );
    return undefined;
  }

  private async clear({ chatRoomId, userId, seq }: JobMap['clear']): Promise<Outcome> {
    await this.toAll(userId, chatRoomId, (device) => {
      const told = device.told[chatRoomId] ?? 0;
      return told > 0 && told <= seq ? { kind: 'read', chatRoomId, seq } : null;
    });
    return undefined;
  }

  /** Each device once; one that fails does not keep the others waiting, and the job is done again for it alone. */
  private async toAll(
    userId: string,
    chatRoomId: string,
    payloadFor: (device: Subscription) => PushPayload | null,
  ): Promise<void> {
    const devices = await this.subscriptions.ofPerson(userId);
    const results = await Promise.allSettled(
      devices.map(async (device) => {
        const payload = payloadFor(device);
        if (payload) await this.tell(device, chatRoomId, payload);
      }),
    );
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
  }

  private async tell(device: Subscription, chatRoomId: string, payload: PushPayload): Promise<void> {
    const isMessage = payload.kind === 'message';
    // Apple's service takes a device away that is sent something it does not show.
    const isTold = isMessage || !new URL(device.endpoint).hostname.endsWith('.push.apple.com');
    const result = isTold ? await this.sender.send(device, payload) : 'sent';
    if (result === 'gone') await this.subscriptions.remove(device.id);
    else if (isMessage) await this.subscriptions.told(device.id, chatRoomId, payload.seq);
    else await this.subscriptions.cleared(device.id, chatRoomId);
  }

  private async payloadOf(message: MessageRecord, room: RoomRecord, showText: boolean): Promise<PushPayload> {
    const sender = message.senderId === null ? null : await this.directory.person(message.senderId);
    const { id: messageId, chatRoomId, seq, senderId } = message;
    return {
      kind: 'message',
      messageId,
      chatRoomId,
      seq,
      from: sender?.name ?? '',
      room: room.title,
      path: `/learningDashboard/studentChat/${senderId}/${chatRoomId}?at=${seq}`,
      ...(this.settings.notifyContent === 'text' && showText && wordsOf(message)),
    };
  }
}

/** What was written, and what files come with it. */
function wordsOf({ content, attachments }: MessageRecord): Pick<PushPayload, 'text' | 'files'> {
  const files = summaryOf(attachments);
  return {
    ...(content && { text: excerpt(content, LIMITS.excerptCodePoints) }),
    ...(files && { files }),
  };
}

/** Whether it is still there, still theirs to see, wanted, and not read yet. */
function isNews(message: MessageRecord, member: Membership): boolean {
  const isSeen = member.lastReadSeq >= message.seq || member.userId === message.senderId;
  return (
    !message.deletedAt && !message.silent && !member.muted && !isSeen && member.visibleFromSeq <= message.seq
  );
}
