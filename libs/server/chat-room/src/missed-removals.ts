import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import {
  DomainEvents,
  roomIdsHeardBy,
  RoomsOfPerson,
  Settings,
  SocketServer,
  type RealtimeSocket,
} from '@officehours/platform';
import { RoomAccessCache } from './room-access';

/** With what a look takes, nobody hears a room for longer than a minute after another node removed them from it. */
const EVERY_MS = 45_000;

/** Sockets whose rooms are looked at together: one question for all of them. */
const AT_ONCE = 200;

/**
 * The news that another node removed somebody may be lost on its way, and with Redis away there is none. So each node
 * looks now and then whether those whose sockets hear a room here are still in it.
 */
@Injectable()
export class MissedRemovals implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(MissedRemovals.name);
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly settings: Settings,
    private readonly sockets: SocketServer,
    private readonly rooms: RoomsOfPerson,
    private readonly access: RoomAccessCache,
    private readonly events: DomainEvents,
  ) {}

  onApplicationBootstrap(): void {
    // On one node no news is lost.
    if (!this.settings.redisUrl) return;
    this.timer = setInterval(() => void this.look(), EVERY_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  async look(): Promise<void> {
    const all = [...(this.sockets.io?.sockets.sockets.values() ?? [])];
    try {
      for (let from = 0; from < all.length; from += AT_ONCE)
        await Promise.all(all.slice(from, from + AT_ONCE).map((socket) => this.lookAt(socket)));
    } catch (error) {
      this.log.debug({ err: error }, 'no look: the database does not answer');
    }
  }

  /** First what they hear, then what they may: whoever comes in meanwhile is in the answer. */
  private async lookAt(socket: RealtimeSocket): Promise<void> {
    const heard = roomIdsHeardBy(socket);
    const userId = socket.data.caller.id;
    const own = new Set(await this.rooms.roomIdsOf(userId));
    for (const chatRoomId of heard.filter((id) => !own.has(id))) {
      this.access.forget(chatRoomId);
      this.events.publish('member.removed', { chatRoomId, userIds: [userId] });
    }
  }
}
