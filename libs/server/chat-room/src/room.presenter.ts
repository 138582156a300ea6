import { Injectable } from '@nestjs/common';
import {
  LIMITS,
  type Message,
  type Participant,
  type Room,
  type RoomRestriction,
  type RoomState,
} from '@officehours/contracts';
import { Directory } from '@officehours/directory';
import { notFound, type Person } from '@officehours/platform';
import { MembershipRepository } from './membership.repository';
import { presentMessage, ReadPositions } from './message.presenter';
import { isLetIn, mayRead } from './readers';
import type { Membership, RoomRecord } from './room';
import { RoomAccessCache } from './room-access';
import { RoomLog } from './room-log';
import { isOfTwo, Talk } from './talk';
import { PeopleHere, UNKNOWN, type Whereabouts } from './whereabouts';

/** The one way of a room to the wire, as one of its members sees it. */
@Injectable()
export class RoomPresenter {
  constructor(
    private readonly memberships: MembershipRepository,
    private readonly access: RoomAccessCache,
    private readonly directory: Directory,
    private readonly here: PeopleHere,
    private readonly log: RoomLog,
    private readonly talk: Talk,
  ) {}

  /** @throws `not_found` when the viewer is not in it. */
  async present(room: RoomRecord, viewerId: string): Promise<Room> {
    const [presented] = await this.presentMany([room], viewerId);
    if (!presented) throw notFound();
    return presented;
  }

  /** Without those in which the viewer is not: they may have been removed since it was asked which rooms are theirs. */
  async presentMany(rooms: readonly RoomRecord[], viewerId: string): Promise<Room[]> {
    const [large, small] = partition(rooms, ({ kind }) => kind === 'announcement');
    // Before the members: whoever is among them may know of all that was there then.
    const lastSeqs = new Map(rooms.map((room) => [room.id, this.lastSeqOf(room)]));
    const memberships = await Promise.all([
      this.memberships.ofRooms(small.map(({ id }) => id)),
      this.memberships.ofLargeRooms(
        large.map(({ id }) => id),
        viewerId,
        LIMITS.membersShown,
      ),
    ]);
    const byRoom = Map.groupBy(memberships.flat(), ({ chatRoomId }) => chatRoomId);
    const owns = memberships.flat().filter((member) => member.userId === viewerId && isLetIn(member));
    const ownOf = new Map(owns.map((own) => [own.chatRoomId, own]));
    const sizes = new Map(
      await Promise.all(large.map(async ({ id }) => [id, await this.access.size(id)] as const)),
    );
    const shown = [...byRoom.values()].flatMap((members) => members.slice(0, LIMITS.membersShown));
    const participants = await this.participants(shown, viewerId);
    const mentions = await this.mentionsOf(owns, lastSeqs, viewerId);
    const restrictions = await this.restrictionsOf(rooms, byRoom, viewerId);
    return rooms.flatMap((room, index) => {
      const members = byRoom.get(room.id) ?? [];
      const own = ownOf.get(room.id);
      if (!own) return [];
      const lastSeq = lastSeqs.get(room.id) ?? room.lastSeq;
      return {
        id: room.id,
        kind: room.kind,
        title: room.title,
        courseId: room.courseId,
        participants: members.flatMap(({ userId }) => participants.get(userId) ?? []),
        memberCount: sizes.get(room.id) ?? members.length,
        role: own.role,
        lastSeq,
        lastMessage: presentLast(room, members, own),
        ...ownStateOf(own, lastSeq),
        mentionCount: mentions.get(room.id) ?? 0,
        restriction: restrictions[index] ?? null,
        createdAt: room.createdAt.toISOString(),
      };
    });
  }

  /** The summary follows the log a moment later. */
  private lastSeqOf({ id, lastSeq }: RoomRecord): number {
    return Math.max(lastSeq, this.log.knownLastSeq(id));
  }

  private restrictionsOf(
    rooms: readonly RoomRecord[],
    byRoom: ReadonlyMap<string, readonly Membership[]>,
    viewerId: string,
  ): Promise<(RoomRestriction | null)[]> {
    const memberIds = ({ id, kind }: RoomRecord) => {
      const members = byRoom.get(id) ?? [];
      return isOfTwo(kind, members.length) ? members.map(({ userId }) => userId) : [];
    };
    return Promise.all(
      rooms.map(async (room) => this.talk.restriction({ ...room, memberIds: memberIds(room) }, viewerId)),
    );
  }

  /** How often the viewer is called in what they have not read: asked of the log only where something is unread. */
  private async mentionsOf(
    owns: readonly Membership[],
    lastSeqs: ReadonlyMap<string, number>,
    viewerId: string,
  ): Promise<ReadonlyMap<string, number>> {
    const unread = owns
      .map((member) => ({ member, lastSeq: lastSeqs.get(member.chatRoomId) ?? 0 }))
      .filter(({ member, lastSeq }) => unreadOfMember(member, lastSeq) > 0)
      .map(({ member }) => [member.chatRoomId, firstUnreadOf(member)] as const);
    return unread.length === 0 ? new Map() : this.log.mentions(viewerId, new Map(unread));
  }

  /** People as participants, by id, as `viewerId` may see them. */
  async participants(
    members: readonly Pick<Membership, 'userId'>[],
    viewerId: string,
  ): Promise<Map<string, Participant>> {
    const ids = [...new Set(members.map(({ userId }) => userId))];
    const [people, here] = await Promise.all([this.directory.people(ids), this.here.of(ids, viewerId)]);
    return new Map(people.map((person) => [person.id, presentParticipant(person, here.get(person.id))]));
  }
}

/** Nothing of what was said before the reader may see the room. */
function presentLast(
  { lastMessage, kind }: RoomRecord,
  members: readonly Membership[],
  own: Membership,
): Message | null {
  if (!lastMessage || !mayRead(own, lastMessage.seq)) return null;
  // Of a large room only some of the members are known here, which says nothing of all of them.
  return presentMessage(lastMessage, new ReadPositions(kind === 'announcement' ? [] : members));
}

function partition<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}

export function presentParticipant(
  { id, name, model, avatarUrl }: Person,
  here: Whereabouts = UNKNOWN,
): Participant {
  return { id, name, model, avatarUrl, ...here };
}

/**
 * Messages past the viewer's read position, or from their unread mark on. Writing counts as reading: one's own messages
 * are not unread, at once on the node that took them, and on the others when that is stored, a second later at most
 * unless the database is behind.
 */
export function unreadOf(members: readonly Membership[], viewerId: string, lastSeq: number): number {
  const own = members.find(({ userId }) => userId === viewerId);
  return own ? unreadOfMember(own, lastSeq) : 0;
}

function unreadOfMember(member: Membership, lastSeq: number): number {
  return Math.max(0, lastSeq - firstUnreadOf(member) + 1);
}

function firstUnreadOf({ lastReadSeq, unreadFromSeq }: Membership): number {
  return Math.min(lastReadSeq + 1, unreadFromSeq ?? Infinity);
}

/** What a member keeps of a room, as only they may see it. */
export function presentState(member: Membership, lastSeq: number): RoomState {
  const { chatRoomId, lastReadSeq, unreadFromSeq, muted, starred, archived, draft } = member;
  const unreadCount = unreadOfMember(member, lastSeq);
  return { chatRoomId, lastReadSeq, unreadFromSeq, unreadCount, muted, starred, archived, draft };
}

function ownStateOf(own: Membership, lastSeq: number): Omit<RoomState, 'chatRoomId'> {
  const { chatRoomId: _, ...state } = presentState(own, lastSeq);
  return state;
}
