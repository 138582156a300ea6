import { Injectable, Optional, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Caller } from '../auth/identity';
import { DomainEvents } from '../bus/domain-events';
import { SocketServer } from './socket-server';
import { channelOf, type RealtimeSocket } from './socket-types';

/** The chat rooms a person is in, for sockets that hear all of them. The chat-room library provides it. */
export abstract class RoomsOfPerson {
  abstract roomIdsOf(personId: string): Promise<string[]>;
}

/** Who is connected to this node, and which of Socket.IO's rooms their sockets are in. */
@Injectable()
export class Connections implements BeforeApplicationShutdown {
  private isStopping = false;
  private readonly sockets = new Map<string, number>();
  /** How many of these are not looked at. */
  private readonly hidden = new Map<string, number>();

  constructor(
    private readonly events: DomainEvents,
    private readonly server: SocketServer,
    @Optional() private readonly rooms?: RoomsOfPerson,
  ) {}

  /** Before the socket counts as connected, so that no broadcast is missed between joining and the first catch-up. */
  async prepare(socket: RealtimeSocket): Promise<void> {
    const { caller, allRooms } = socket.data;
    const channels = [channelOf.person(caller.id)];
    if (caller.sessionId) channels.push(channelOf.session(caller.sessionId));
    if (allRooms) {
      // First the channel through which later rooms arrive, then the rooms there are: none can fall between.
      await socket.join([...channels, channelOf.allRooms(caller.id)]);
      await this.joinRooms(socket);
    } else {
      await socket.join(channels);
    }
  }

  private async joinRooms(socket: RealtimeSocket): Promise<void> {
    const { id } = socket.data.caller;
    const changes = this.server.memberChanges;
    await this.join(socket, (await this.rooms?.roomIdsOf(id)) ?? [], changes);
  }

  /**
   * A socket hears these rooms of its person from now on; returns those that are still theirs.
   * @param changes the server's `memberChanges`, from before the rooms were read.
   */
  async join(socket: RealtimeSocket, ids: readonly string[], changes: number): Promise<readonly string[]> {
    if (ids.length === 0) return ids;
    await socket.join(ids.map(channelOf.room));
    if (changes === this.server.memberChanges) return ids;
    // Somebody was removed from a room while these were read: it may be they, and from one of these.
    let now: ReadonlySet<string> = new Set();
    try {
      now = new Set(await this.rooms?.roomIdsOf(socket.data.caller.id));
      return ids.filter((one) => now.has(one));
    } finally {
      // Where nobody knows, from all of them.
      for (const gone of ids.filter((one) => !now.has(one))) await socket.leave(channelOf.room(gone));
    }
  }

  opened(socket: RealtimeSocket): void {
    const personId = socket.data.caller.id;
    const count = (this.sockets.get(personId) ?? 0) + 1;
    this.sockets.set(personId, count);
    if (count === 1) this.events.publish('person.connected', { personId });
  }

  closed(socket: RealtimeSocket): void {
    const personId = socket.data.caller.id;
    const wasLookedAt = this.isLookedAt(personId);
    if (socket.data.isHidden) this.hide(personId, -1);
    const count = (this.sockets.get(personId) ?? 1) - 1;
    if (count > 0) {
      this.sockets.set(personId, count);
      if (wasLookedAt !== this.isLookedAt(personId)) this.events.publish('person.looking', { personId });
      return;
    }
    this.sockets.delete(personId);
    // Everyone leaves when the service stops: the others hear it from the node that is left, and the database is closing.
    if (!this.isStopping) this.events.publish('person.disconnected', { personId });
  }

  /** Whether the page behind a socket is looked at. */
  look({ data }: RealtimeSocket, isLooking: boolean): void {
    const personId = data.caller.id;
    // What a socket says in its last moment must not be counted after it was closed.
    if (!this.isConnected(personId) || (data.isHidden ?? false) === !isLooking) return;
    const before = this.isLookedAt(personId);
    data.isHidden = !isLooking;
    this.hide(personId, isLooking ? -1 : 1);
    if (before !== this.isLookedAt(personId)) this.events.publish('person.looking', { personId });
  }

  beforeApplicationShutdown(): void {
    this.isStopping = true;
  }

  /** Resolves when the socket is in the channel of its session. Whose it is, it is at once. */
  async renew(socket: RealtimeSocket, caller: Caller): Promise<void> {
    const before = socket.data.caller.sessionId;
    socket.data.caller = caller;
    if (before && before !== caller.sessionId) void socket.leave(channelOf.session(before));
    if (caller.sessionId) await socket.join(channelOf.session(caller.sessionId));
  }

  /** Sockets of this person on this node. */
  countOf(personId: string): number {
    return this.sockets.get(personId) ?? 0;
  }

  isConnected(personId: string): boolean {
    return this.sockets.has(personId);
  }

  /** Whether any of the person's sockets on this node is looked at. */
  isLookedAt(personId: string): boolean {
    return this.countOf(personId) > (this.hidden.get(personId) ?? 0);
  }

  private hide(personId: string, change: 1 | -1): void {
    const count = (this.hidden.get(personId) ?? 0) + change;
    if (count > 0) this.hidden.set(personId, count);
    else this.hidden.delete(personId);
  }

  /** The people connected to this node. */
  people(): string[] {
    return [...this.sockets.keys()];
  }
}
