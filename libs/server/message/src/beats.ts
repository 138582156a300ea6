import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { RoomRepository } from '@officehours/chat-room';
import { Clock, DomainEvents, Settings } from '@officehours/platform';
import { ChangeRepository } from './change.repository';
import { MessageRepository } from './message.repository';

const EVERY_MS = 10_000;
/** A room's last word is repeated for this long after it was said. */
const SAID_MS = 60_000;
const ROOMS = 1_000;
const CHANGES = 1_000;

/**
 * What another node said may not have come over the bus, and if it was the last word, no later one shows the hole. So
 * each node says now and then, to its own sockets, how far the rooms have come that were busy just now, and what changed
 * last in them: a client that lacks an earlier change sees by the number of this one that it does.
 */
@Injectable()
export class Beats implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(Beats.name);
  private readonly doubtful = new Set<string>();
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly settings: Settings,
    private readonly rooms: RoomRepository,
    private readonly messages: MessageRepository,
    private readonly changes: ChangeRepository,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {
    events.on('message.doubtful', ({ messageId }) => {
      if (this.doubtful.size < CHANGES) this.doubtful.add(messageId);
    });
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.beat(), EVERY_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Once; what is lost with the database is said the next time. */
  async beat(): Promise<void> {
    try {
      if (this.settings.redisUrl) await this.beatOfRooms();
      else await this.beatOfDoubtful();
    } catch (error) {
      this.log.debug({ err: error }, 'no beat: the database does not answer');
    }
  }

  private async beatOfRooms(): Promise<void> {
    const now = this.clock.now();
    const active = await this.rooms.activeSince(new Date(now.getTime() - SAID_MS), ROOMS);
    for (const { id, lastSeq } of active) this.events.publish('room.beat', { chatRoomId: id, lastSeq });
    for (const message of await this.changes.newestUnsettled(now, CHANGES))
      this.events.publish('message.repeated', { message });
  }

  /** One node loses no news. Its database may have done what it did not answer to. */
  private async beatOfDoubtful(): Promise<void> {
    for (const id of [...this.doubtful]) {
      const message = await this.messages.find(id);
      if (message && message.changeSeq > 0) this.events.publish('message.repeated', { message });
      this.doubtful.delete(id);
    }
  }
}
