import { Injectable } from '@nestjs/common';
import { isBlank, LIMITS, type Receipt, type RoomState, type UnreadSummary } from '@officehours/contracts';
import { AppError, DomainEvents, invalid, notFound, type Caller } from '@officehours/platform';
import { Blocks } from './blocks';
import { MembershipRepository } from './membership.repository';
import type { PreferencesDto } from './member-state.dto';
import type { DeliveredPositionDto } from './member-state.dto';
import { requireIn } from './readers';
import type { Membership } from './room';
import { RoomAccessCache } from './room-access';
import { RoomLog } from './room-log';
import { presentState } from './room.presenter';
import { RoomRepository } from './room.repository';

/** What a member keeps of a room, and how far its members have come. The same for the socket and for REST. */
@Injectable()
export class MemberStateService {
  constructor(
    private readonly access: RoomAccessCache,
    private readonly rooms: RoomRepository,
    private readonly memberships: MembershipRepository,
    private readonly log: RoomLog,
    private readonly events: DomainEvents,
    private readonly blocks: Blocks,
  ) {}

  /** Unread again from message `seq` on, on all devices of the person, until they read the room or write in it. */
  async markUnread(caller: Caller, chatRoomId: string, seq: number): Promise<RoomState> {
    const room = await this.access.of(chatRoomId, caller.id);
    if (seq < 1) throw invalid('seq', 'min');
    const lastSeq = await this.log.lastSeq(room.id);
    if (seq > lastSeq) throw new AppError('resync_required');
    const position = { chatRoomId: room.id, userId: caller.id, seq };
    return this.changed(caller, await this.memberships.markUnread(position, lastSeq));
  }

  async setPreferences(
    caller: Caller,
    chatRoomId: string,
    { muted, starred, archived }: PreferencesDto,
  ): Promise<RoomState> {
    const room = await this.access.of(chatRoomId, caller.id);
    const fields = Object.fromEntries(
      Object.entries({ muted, starred, archived }).filter(([, value]) => value !== undefined),
    );
    if (Object.keys(fields).length === 0) throw invalid('', 'nothing_to_change');
    return this.changed(caller, await this.memberships.set(room.id, caller.id, fields));
  }

  async saveDraft(caller: Caller, chatRoomId: string, content: string): Promise<RoomState> {
    const room = await this.access.of(chatRoomId, caller.id);
    const draft = isBlank(content) ? null : content;
    return this.changed(caller, await this.memberships.set(room.id, caller.id, { draft }));
  }

  /** Positions of rooms the caller may not see, or beyond the end, are passed over: this is a hint, not a request. */
  async delivered(caller: Caller, positions: readonly DeliveredPositionDto[]): Promise<null> {
    const known = await Promise.all(positions.map((position) => this.reachable(caller, position)));
    const moved = await this.memberships.deliver(known.flatMap((position) => position ?? []));
    for (const { chatRoomId, userId, seq } of moved) {
      const member = await this.memberships.find(chatRoomId, userId);
      if (member && !member.receiptsHidden)
        this.events.publish('room.delivered', { chatRoomId, userId, lastDeliveredSeq: seq });
    }
    return null;
  }

  /** Empty in a large room: that would be a list of who was there, of no use to anyone. */
  async receipts(caller: Caller, chatRoomId: string): Promise<Receipt[]> {
    const room = await this.access.of(chatRoomId, caller.id);
    if (room.members.size > LIMITS.membersShown) return [];
    const [members, { blockedBy }] = await Promise.all([
      this.memberships.ofRoom(room.id),
      this.blocks.around(caller.id),
    ]);
    requireIn(members, caller.id);
    return members
      .filter(({ receiptsHidden, userId }) => !receiptsHidden || userId === caller.id)
      .filter(({ userId }) => !blockedBy.has(userId))
      .map(({ userId, lastDeliveredSeq, lastReadSeq }) => ({ userId, lastDeliveredSeq, lastReadSeq }));
  }

  async unread(caller: Caller): Promise<UnreadSummary> {
    const memberships = await this.memberships.ofPerson(caller.id);
    const seqs = await this.rooms.lastSeqs(memberships.map(({ chatRoomId }) => chatRoomId));
    const rooms = memberships
      .map((member) => presentState(member, this.lastSeqOf(member, seqs)))
      .filter(({ unreadCount }) => unreadCount > 0)
      .map(({ chatRoomId, unreadCount, muted }) => ({ chatRoomId, unreadCount, muted }));
    const counted = rooms.filter(({ muted }) => !muted);
    return { total: counted.reduce((sum, { unreadCount }) => sum + unreadCount, 0), rooms };
  }

  private async changed(caller: Caller, member: Membership | null): Promise<RoomState> {
    if (!member) throw notFound();
    const state = presentState(member, await this.log.lastSeq(member.chatRoomId));
    this.events.publish('member.state', { userId: caller.id, state });
    return state;
  }

  private async reachable(caller: Caller, { chatRoomId, seq }: DeliveredPositionDto) {
    const room = await this.access.of(chatRoomId, caller.id).catch(() => null);
    if (!room || seq > (await this.log.lastSeq(room.id))) return null;
    return { chatRoomId: room.id, userId: caller.id, seq };
  }

  private lastSeqOf({ chatRoomId }: Membership, seqs: ReadonlyMap<string, number>): number {
    return Math.max(seqs.get(chatRoomId) ?? 0, this.log.knownLastSeq(chatRoomId));
  }
}
