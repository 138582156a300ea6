import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Clock } from '@officehours/platform';
import { Announcer } from './announcer';
import { DueAnnouncementRepository, type DueAnnouncement } from './due-announcement.repository';
import { MembershipRepository } from './membership.repository';
import { RoomRepository } from './room.repository';

const EVERY_MS = 30_000;
const BATCH = 100;

/** Ends what a process that died has begun: an announcement of what has happened is written, any other is forgotten. */
@Injectable()
export class UnfinishedChanges implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(UnfinishedChanges.name);
  private timer?: NodeJS.Timeout;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly due: DueAnnouncementRepository,
    private readonly announcer: Announcer,
    private readonly rooms: RoomRepository,
    private readonly memberships: MembershipRepository,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.finishQuietly(), EVERY_MS);
    this.timer.unref();
    this.finishQuietly();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** One round. */
  async finish(): Promise<void> {
    for (const announcement of await this.due.due(this.clock.now(), BATCH)) {
      if (await this.hasHappened(announcement)) await this.announcer.tell(announcement);
      await this.due.end(announcement);
    }
  }

  private async hasHappened({ chatRoomId, event }: DueAnnouncement): Promise<boolean> {
    if (event.kind === 'roomRenamed') return (await this.rooms.find(chatRoomId))?.title === event.title;
    // Only older versions began it here. Rather told of somebody who did not come than not told of somebody who did.
    if (event.kind === 'roomVisited') return true;
    const members = await this.memberships.ofPeopleIn(chatRoomId, event.userIds);
    switch (event.kind) {
      case 'roomCreated':
        return (await this.memberships.page(chatRoomId, 1)).length > 0;
      case 'membersAdded':
        return members.length > 0;
      case 'memberRemoved':
      case 'memberLeft':
        return members.length === 0;
      case 'roleChanged':
        return members.some(({ role }) => role === event.role);
    }
  }

  private finishQuietly(): void {
    this.running = this.running
      .then(() => this.finish())
      .catch((error: unknown) => this.logger.warn({ err: error }, 'changes of members were not finished'));
  }
}
