import { Injectable } from '@nestjs/common';
import { LIMITS } from '@officehours/contracts';
import { MembershipRepository } from './membership.repository';
import { ReadPositions } from './message.presenter';
import { RoomAccessCache } from './room-access';

/** In a course of thousands the slowest reader is looked for once in this time, not for every page. */
const LARGE_ROOM_MS = 10_000;
const LARGE_ROOMS = 1_000;

/** How far everyone in a room has read, as `isRead` needs it. */
@Injectable()
export class RoomPositions {
  private readonly large = new Map<string, { until: number; positions: Promise<ReadPositions> }>();

  constructor(
    private readonly access: RoomAccessCache,
    private readonly memberships: MembershipRepository,
  ) {}

  async of(chatRoomId: string): Promise<ReadPositions> {
    if ((await this.access.size(chatRoomId)) <= LIMITS.membersShown)
      return new ReadPositions(await this.memberships.ofRoom(chatRoomId));
    const now = Date.now();
    const known = this.large.get(chatRoomId);
    if (known && known.until > now) return known.positions;
    const positions = this.memberships.slowest(chatRoomId).then((members) => new ReadPositions(members));
    this.large.set(chatRoomId, { until: now + LARGE_ROOM_MS, positions });
    positions.catch(() => this.large.delete(chatRoomId));
    const [oldest] = this.large.keys();
    if (this.large.size > LARGE_ROOMS && oldest !== undefined) this.large.delete(oldest);
    return positions;
  }
}
