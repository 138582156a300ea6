import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import {
  channelOf,
  Connections,
  DomainEvents,
  roomIdsHeardBy,
  RoomsOfPerson,
  Settings,
  SocketServer,
  type RealtimeSocket,
} from '@officehours/platform';
import type { Arrival } from './chat-room.events';
import { RoomAccessCache } from './room-access';

/**
 * With what a look takes, nobody hears a room for longer than a minute after another node removed them from it, nor
 * waits for longer to hear one.
 */
const EVERY_MS = 45_000;

/** Sockets whose rooms are looked at together: one question for all of them. */
const AT_ONCE = 200;

/**
 * The news that another node brought somebody into a room, or removed them, may be lost on its way, and with Redis away
 * there is none. So each node looks now and then whether what its sockets hear is what their people are in.
 */
@Injectable()
export class MissedMoves implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(MissedMoves.name);
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly settings: Settings,
    private readonly sockets: SocketServer,
    private readonly connections: Connections,
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
        await this.lookAtAll(all.slice(from, from + AT_ONCE));
    } catch (error) {
      this.log.debug({ err: error }, 'no look: the database does not answer');
    }
  }

  private async lookAtAll(sockets: readonly RealtimeSocket[]): Promise<void> {
    const looks = await Promise.allSettled(sockets.map((socket) => this.lookAt(socket)));
    const arrivals = looks.flatMap((look) => (look.status === 'fulfilled' ? look.value : []));
    // What is remembered of a room may be of before.
    for (const { chatRoomId } of arrivals) this.access.forget(chatRoomId);
    if (arrivals.length > 0) this.events.publish('member.unheard', { arrivals });
    for (const look of looks) if (look.status === 'rejected') throw look.reason;
  }

  /** First what they hear, then what they may: whoever comes in meanwhile is in the answer. Returns what it hears anew. */
  private async lookAt(socket: RealtimeSocket): Promise<Arrival[]> {
    const heard = roomIdsHeardBy(socket);
    const userId = socket.data.caller.id;
    const changes = this.sockets.memberChanges;
    const own = new Set(await this.rooms.roomIdsOf(userId));
    for (const chatRoomId of heard.filter((id) => !own.has(id))) {
      this.access.forget(chatRoomId);
      this.events.publish('member.removed', { chatRoomId, userIds: [userId] });
    }
    const come = await this.connections.join(socket, this.unheard(socket, own), changes);
    return come.map((chatRoomId) => ({ chatRoomId, userId, socketId: socket.id }));
  }

  /** What it came to hear while the question was under way it was told of. */
  private unheard({ connected, data, rooms }: RealtimeSocket, own: ReadonlySet<string>): string[] {
    if (!connected || !data.allRooms) return [];
    return [...own].filter((id) => !rooms.has(channelOf.room(id)) && !data.leftRooms?.has(id));
  }
}
