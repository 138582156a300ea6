import { Injectable } from '@nestjs/common';
import { FRESH_ROOM_STATE, type Participant, type Room, type RoomState } from '@officehours/contracts';
import { Directory } from '@officehours/directory';
import type { Person } from '@officehours/platform';
import { MembershipRepository } from './membership.repository';
import { presentMessage, ReadPositions } from './message.presenter';
import { Presence } from './presence';
import type { Membership, RoomRecord } from './room';
import { RoomLog } from './room-log';

/** Rooms larger than this show their first members only; the whole list is a page of its own. */
const PARTICIPANTS_SHOWN = 100;

/** The one way of a room to the wire, as one of its members sees it. */
@Injectable()
export class RoomPresenter {
  constructor(
    private readonly memberships: MembershipRepository,
    private readonly directory: Directory,
    private readonly presence: Presence,
    private readonly log: RoomLog,
  ) {}

  async present(room: RoomRecord, viewerId: string): Promise<Room> {
    const [presented] = await this.presentMany([room], viewerId);
    if (!presented) throw new Error('a room that was given is missing');
    return presented;
  }

  async presentMany(rooms: readonly RoomRecord[], viewerId: string): Promise<Room[]> {
    const ids = rooms.map(({ id }) => id);
    const memberships = await this.memberships.ofRooms(ids);
    const byRoom = Map.groupBy(memberships, ({ chatRoomId }) => chatRoomId);
    const shown = [...byRoom.values()].flatMap((members) => members.slice(0, PARTICIPANTS_SHOWN));
    const participants = await this.participants(shown);
    return rooms.map((room) => {
      const members = byRoom.get(room.id) ?? [];
      const lastSeq = Math.max(room.lastSeq, this.log.knownLastSeq(room.id));
      return {
        id: room.id,
        kind: room.kind,
        title: room.title,
        courseId: room.courseId,
        participants: members.flatMap(({ userId }) => participants.get(userId) ?? []),
        lastSeq,
        lastMessage: room.lastMessage && presentMessage(room.lastMessage, new ReadPositions(members)),
        ...ownStateOf(members, viewerId, lastSeq),
        createdAt: room.createdAt.toISOString(),
      };
    });
  }

  /** People as participants, by id. */
  async participants(members: readonly Pick<Membership, 'userId'>[]): Promise<Map<string, Participant>> {
    const ids = [...new Set(members.map(({ userId }) => userId))];
    const [people, online] = await Promise.all([this.directory.people(ids), this.presence.online(ids)]);
    return new Map(people.map((person) => [person.id, presentParticipant(person, online.has(person.id))]));
  }
}

export function presentParticipant({ id, name, model, avatarUrl }: Person, online: boolean): Participant {
  return { id, name, model, avatarUrl, online };
}

/**
 * Messages past the viewer's read position, or from their unread mark on. Writing counts as reading: one's own
 * messages are never unread.
 */
export function unreadOf(members: readonly Membership[], viewerId: string, lastSeq: number): number {
  const own = members.find(({ userId }) => userId === viewerId);
  return own ? unreadOfMember(own, lastSeq) : 0;
}

function unreadOfMember({ lastReadSeq, unreadFromSeq }: Membership, lastSeq: number): number {
  return Math.max(0, lastSeq - Math.min(lastReadSeq, (unreadFromSeq ?? Infinity) - 1));
}

/** What a member keeps of a room, as only they may see it. */
export function presentState(member: Membership, lastSeq: number): RoomState {
  const { chatRoomId, lastReadSeq, unreadFromSeq, muted, starred, archived, draft } = member;
  const unreadCount = unreadOfMember(member, lastSeq);
  return { chatRoomId, lastReadSeq, unreadFromSeq, unreadCount, muted, starred, archived, draft };
}

function ownStateOf(
  members: readonly Membership[],
  viewerId: string,
  lastSeq: number,
): Omit<RoomState, 'chatRoomId'> {
  const own = members.find(({ userId }) => userId === viewerId);
  if (!own) return FRESH_ROOM_STATE;
  const { chatRoomId: _, ...state } = presentState(own, lastSeq);
  return state;
}
