import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { PushPayload } from '@officehours/contracts';
import { MembershipRepository, Presence, type MessageRecord } from '@officehours/chat-room';
import { MessageRepository } from '@officehours/message';
import { Clock } from '@officehours/platform';
import { JobQueue, type JobMap, type Outcome } from '../jobs/job-queue';
import { NotificationSettingsRepository } from '../settings/notification-settings.repository';
import { quietUntil } from '../settings/quiet-hours';
import { Admitted } from './admitted';
import { Devices, type Heard } from './devices';
import { PushPayloads } from './push-payloads';
import { isNews, RoomNews } from './room-news';

/** Who looks at the app somewhere hears of it there; a while later they may be gone, and it may still be unread. */
const LOOK_AGAIN_MS = 30_000;
/** Who looked at it for so long and did not read it does not need another bell. */
const GIVE_UP_MS = 10 * 60_000;

/** What devices are told, and of which message. */
interface Said {
  message: MessageRecord;
  payload: PushPayload;
}

/** Tells people of messages they have not read, at the moment when it is due: what is true then decides. */
@Injectable()
export class Notifier implements OnModuleInit {
  constructor(
    private readonly queue: JobQueue,
    private readonly messages: MessageRepository,
    private readonly memberships: MembershipRepository,
    private readonly presence: Presence,
    private readonly own: NotificationSettingsRepository,
    private readonly news: RoomNews,
    private readonly payloads: PushPayloads,
    private readonly devices: Devices,
    private readonly clock: Clock,
    private readonly admitted: Admitted,
  ) {}

  onModuleInit(): void {
    this.queue.handle('push', (job) => this.push(job));
    this.queue.handle('clear', (job) => this.clear(job));
    this.queue.handle('refresh', (job) => this.refresh(job));
  }

  private async push({ messageId, userId }: JobMap['push']): Promise<Outcome> {
    const message = await this.messages.find(messageId);
    const member = message && (await this.memberships.find(message.chatRoomId, userId));
    if (!message || !member || !isNews(message, member)) return undefined;
    if (!(await this.admitted.has(userId, member.model))) return undefined;
    if (!(await this.news.isHeard(message, userId))) return undefined;
    const now = this.clock.now();
    if ((await this.presence.looking([userId])).has(userId))
      return now.getTime() - message.createdAt.getTime() < GIVE_UP_MS
        ? { again: new Date(now.getTime() + LOOK_AGAIN_MS) }
        : undefined;
    const wishes = await this.own.of(userId);
    const again = quietUntil(wishes.quietHours, now);
    if (again) return { again };
    await this.tell(message, userId, wishes.showText);
    return undefined;
  }

  private async tell({ chatRoomId, seq }: MessageRecord, userId: string, wish: boolean): Promise<void> {
    // Once for all devices, when the first is told: what was read or deleted while this waited for its turn is not in it.
    const said: Promise<Said | null>[] = [];
    const payloadFor = async ({ told }: Heard): Promise<PushPayload | null> => {
      if (told >= seq) return null;
      if (said.length === 0) said.push(this.newest(chatRoomId, userId, wish));
      return (await said[0])?.payload ?? null;
    };
    try {
      await this.devices.tell(userId, chatRoomId, payloadFor);
    } finally {
      // Also when one device could not be told: another one was.
      const newest = await said[0]?.catch(() => null);
      if (newest) await this.takeBackOutdated(newest.message, userId);
    }
  }

  /** The newest of what somebody has not read in a room, and how many there are. */
  private async newest(chatRoomId: string, userId: string, wish: boolean): Promise<Said | null> {
    const member = await this.memberships.find(chatRoomId, userId);
    const news = member ? await this.news.of(member) : [];
    const message = news.at(-1);
    return message ? { message, payload: await this.payloads.of(message, news.length, wish) } : null;
  }

  /**
   * What changed while devices were being told: another node that was to take it back may have found that they were told
   * of nothing yet. Whoever found that did so after the change was stored, so it is seen here.
   */
  private async takeBackOutdated({ id, rev, chatRoomId }: MessageRecord, userId: string): Promise<void> {
    const [message, member] = await Promise.all([
      this.messages.find(id),
      this.memberships.find(chatRoomId, userId),
    ]);
    if (!message || !member || !isNews(message, member)) await this.refresh({ chatRoomId, userId });
    else if (message.rev !== rev) await this.refresh({ chatRoomId, userId, editedId: id });
  }

  private async clear({ chatRoomId, userId, seq }: JobMap['clear']): Promise<Outcome> {
    await this.devices.tell(userId, chatRoomId, ({ told, perhaps }) =>
      [told, perhaps].some((heard) => heard > 0 && heard <= seq) ? { kind: 'read', chatRoomId, seq } : null,
    );
    return undefined;
  }

  /** What devices show of a room is shown anew as it is now, or taken back where nothing of it is left. */
  private async refresh({ chatRoomId, userId, editedId }: JobMap['refresh']): Promise<Outcome> {
    const member = await this.memberships.find(chatRoomId, userId);
    const { showText } = await this.own.of(userId);
    if (editedId && !this.payloads.showsText(showText)) return undefined;
    const isTold = member !== null && (await this.admitted.has(userId, member.model));
    const news = isTold ? await this.news.of(member) : [];
    await this.devices.tell(userId, chatRoomId, async ({ perhaps }) => {
      const shown = news.filter(({ seq }) => seq <= perhaps);
      const newest = shown.at(-1);
      if (perhaps === 0 || (editedId && newest?.id !== editedId)) return null;
      if (!newest) return { kind: 'read', chatRoomId, seq: perhaps };
      return { ...(await this.payloads.of(newest, shown.length, showText)), isChange: true };
    });
    return undefined;
  }
}
