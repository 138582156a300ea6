import { Injectable } from '@nestjs/common';
import { DomainEvents, notFound, requireAccess, seenFrom } from '@officehours/platform';
import { MembershipRepository } from './membership.repository';
import { accessOf, isLetIn, mayRead } from './readers';
import type { MemberAccess, RoomAccess } from './room';
import { RoomRepository } from './room.repository';
import { askerIn } from './room-rules';

const CAPACITY = 10_000;

/** What another node changed is known after this at the latest, also when its news was lost. */
const TRUSTED_MS = 60_000;

interface Remembered {
  /** When it has to be read again. */
  until: number;
  room: Promise<RoomAccess | null>;
  /** The same, once it is there. */
  read?: RoomAccess | null;
  /** Whatever changed its members and was announced up to this message is in it. */
  upTo: number;
}

/**
 * Who is in which room, remembered, since every message asks. `forget` is called when a room's members change.
 * A load that is under way is shared, so that the sends of one socket find their answer in the order they asked.
 */
@Injectable()
export class RoomAccessCache {
  private readonly rooms = new Map<string, Remembered>();

  constructor(
    private readonly repository: RoomRepository,
    private readonly memberships: MembershipRepository,
    private readonly events: DomainEvents,
  ) {
    events.on('room.stale', ({ chatRoomId }) => this.refresh(chatRoomId));
  }

  /**
   * The room, for one of its members.
   * @throws `not_found` when there is no such room or the person is not in it, answered alike.
   */
  async of(chatRoomId: string, personId: string): Promise<RoomAccess> {
    const room = await this.load(chatRoomId.toLowerCase());
    if (!room) throw notFound();
    requireAccess('room.read', askerIn(room, personId));
    return room;
  }

  /**
   * The same as `of`, and no older than message `seq` of the room: the entry that removed the person may be one of those
   * that another node wrote since the members were read. Asked before what was read of a room is handed out.
   * @throws `not_found` like `of`.
   */
  async asOf(chatRoomId: string, personId: string, seq: number): Promise<RoomAccess> {
    const id = chatRoomId.toLowerCase();
    await this.renewTo(id, seq);
    return this.of(id, personId);
  }

  /** What is remembered of a room becomes no older than its message `seq`. */
  async renewTo(chatRoomId: string, seq: number): Promise<void> {
    if ((this.rooms.get(chatRoomId)?.upTo ?? 0) >= seq) return;
    this.forget(chatRoomId);
    await this.load(chatRoomId, seq);
  }

  /** This node wrote message `seq`: nobody else took a number in between, so what is known of the members holds. */
  wrote(chatRoomId: string, seq: number): void {
    const known = this.rooms.get(chatRoomId);
    if (known?.upTo === seq - 1) known.upTo = seq;
  }

  /** The same as `of` without a wait, where all is remembered and the person is in the room; else undefined. */
  known(chatRoomId: string, personId: string): RoomAccess | undefined {
    const remembered = this.rooms.get(chatRoomId);
    if (!remembered?.read || remembered.until <= Date.now()) return undefined;
    return remembered.read.members.has(personId) ? remembered.read : undefined;
  }

  /** How many members a room has; 0 when there is no such room. */
  async size(chatRoomId: string): Promise<number> {
    return (await this.load(chatRoomId))?.members.size ?? 0;
  }

  /** Everyone who is in a room. */
  async memberIds(chatRoomId: string): Promise<string[]> {
    return [...((await this.load(chatRoomId))?.members.keys() ?? [])];
  }

  /** The members who do not see message `seq`. */
  async blindTo(chatRoomId: string, seq: number): Promise<string[]> {
    const members = (await this.load(chatRoomId))?.members ?? new Map<string, MemberAccess>();
    return [...members].filter(([, member]) => !mayRead(member, seq)).map(([id]) => id);
  }

  /** Read again before it is next believed. What was known is kept until then, to see who is gone. */
  forget(chatRoomId: string): void {
    const known = this.rooms.get(chatRoomId);
    if (known) known.until = 0;
  }

  /** Read anew at once, so that who is gone hears nothing more. */
  private refresh(chatRoomId: string): void {
    if (!this.rooms.has(chatRoomId)) return;
    this.forget(chatRoomId);
    this.load(chatRoomId).catch(() => undefined);
  }

  /** @param upTo a message that was there before this was called. */
  private load(chatRoomId: string, upTo = 0): Promise<RoomAccess | null> {
    const known = this.rooms.get(chatRoomId);
    if (known && known.until > Date.now()) return known.room;
    const reading = this.read(chatRoomId);
    // Forgotten while it was read, it is read again: what was asked for has changed since.
    const room = reading.then((found) =>
      remembered.until > 0 ? (found?.room ?? null) : this.load(chatRoomId, upTo),
    );
    const remembered: Remembered = {
      until: Date.now() + TRUSTED_MS,
      room,
      upTo: Math.max(upTo, known?.upTo ?? 0),
    };
    this.rooms.delete(chatRoomId);
    this.rooms.set(chatRoomId, remembered);
    reading.then(
      // What does not exist may come to exist; what could not be read may be read later.
      (found) => {
        if (!found) return this.drop(chatRoomId, remembered);
        remembered.read = found.room;
        remembered.upTo = Math.max(remembered.upTo, found.lastSeq);
        if (isOwnerless(found.room)) this.events.publish('room.ownerless', { chatRoomId });
        return this.tellRemoved(known, found.room);
      },
      () => this.drop(chatRoomId, remembered),
    );
    if (this.rooms.size > CAPACITY) this.dropOldest();
    return room;
  }

  /** Somebody was removed by another node: their sockets here must not hear what comes next. */
  private async tellRemoved(before: Remembered | undefined, now: RoomAccess): Promise<void> {
    await before?.room.catch(() => null);
    const userIds = [...(before?.read?.members.keys() ?? [])].filter((id) => !now.members.has(id));
    if (userIds.length > 0) this.events.publish('member.removed', { chatRoomId: now.id, userIds });
  }

  /** The room first: its members, read after it, are as new as the last message that it speaks of. */
  private async read(chatRoomId: string): Promise<{ room: RoomAccess; lastSeq: number } | null> {
    const found = await this.repository.find(chatRoomId);
    if (!found) return null;
    const { id, kind, courseId, lastSeq } = found;
    const members = new Map(
      (await this.memberships.ofRoom(chatRoomId))
        .filter(isLetIn)
        .map((member) => [member.userId, accessOf(member)]),
    );
    return { room: { id, kind, courseId, members }, lastSeq };
  }

  private drop(chatRoomId: string, remembered: Remembered): void {
    if (this.rooms.get(chatRoomId) === remembered) this.rooms.delete(chatRoomId);
  }

  private dropOldest(): void {
    const [oldest] = this.rooms.keys();
    if (oldest !== undefined) this.rooms.delete(oldest);
  }
}

const isOwnerless = ({ kind, members }: RoomAccess): boolean =>
  kind === 'group' && members.size > 0 && ![...members.values()].some(({ role }) => role === 'owner');

/** The first message of a room that one of its members may see. */
export function visibleFrom(room: RoomAccess, personId: string): number {
  return seenFrom(room.members.get(personId));
}
