import { Injectable } from '@nestjs/common';
import { LIMITS, type MessagePage, type RoomSync, type SyncRoomsResult } from '@officehours/contracts';
import {
  MembershipRepository,
  presentMessage,
  ReadPositions,
  RoomAccessCache,
  RoomLog,
} from '@officehours/chat-room';
import { AppError, Epoch, invalid, type Caller } from '@officehours/platform';
import type { HistoryQuery } from './message.dto';
import { MessageRepository } from './message.repository';
import { SyncBudget } from './sync-budget';
import type { SyncRoomsDto } from './sync.dto';

/** Reading the log. Numbers have no holes, so a page is a range of them: as fast at the end as at the beginning. */
@Injectable()
export class HistoryService {
  constructor(
    private readonly access: RoomAccessCache,
    private readonly repository: MessageRepository,
    private readonly log: RoomLog,
    private readonly memberships: MembershipRepository,
    private readonly epoch: Epoch,
  ) {}

  async page(caller: Caller, chatRoomId: string, query: HistoryQuery): Promise<MessagePage> {
    const room = await this.access.of(chatRoomId, caller.id);
    const lastSeq = await this.log.lastSeq(room.id);
    const { first, last } = rangeOf(query, lastSeq);
    const messages = await this.present(room.id, first, last);
    return {
      messages,
      hasMoreBefore: first > 1,
      hasMoreAfter: last < lastSeq,
      lastSeq,
      epoch: this.epoch.value,
    };
  }

  /** What the client lacks of each of its rooms, as far as one answer carries; the rest is asked for again. */
  async sync(caller: Caller, { epoch, rooms }: SyncRoomsDto): Promise<SyncRoomsResult> {
    if (epoch !== this.epoch.value) throw new AppError('resync_required');
    const budget = new SyncBudget();
    const synced: RoomSync[] = [];
    for (const { chatRoomId, afterSeq } of rooms) {
      const room = await this.access.of(chatRoomId, caller.id).catch(() => null);
      if (!room) continue;
      const lastSeq = await this.log.lastSeq(room.id);
      if (afterSeq > lastSeq) throw new AppError('resync_required');
      if (afterSeq === lastSeq) continue;
      const last = Math.min(lastSeq, afterSeq + budget.messagesLeft);
      const messages = budget.take(last > afterSeq ? await this.present(room.id, afterSeq + 1, last) : []);
      const reached = messages.at(-1)?.seq ?? afterSeq;
      synced.push({ chatRoomId: room.id, messages, lastSeq, hasMoreAfter: reached < lastSeq });
    }
    return { epoch, rooms: synced };
  }

  private async present(chatRoomId: string, first: number, last: number) {
    if (last < first) return [];
    const [records, members] = await Promise.all([
      this.repository.range(chatRoomId, first, last),
      this.memberships.ofRoom(chatRoomId),
    ]);
    const positions = new ReadPositions(members);
    return records.map((record) => presentMessage(record, positions));
  }
}

/** The numbers of a page. `first` is 1 when nothing comes before, `last` is `lastSeq` when nothing comes after. */
function rangeOf(
  { limit, before, after, around }: HistoryQuery,
  lastSeq: number,
): { first: number; last: number } {
  if ([before, after, around].filter((position) => position !== undefined).length > 1)
    throw invalid('', 'one_position');
  const size = limit ?? LIMITS.pageDefault;
  if (before !== undefined) return clamp(before - size, before - 1, lastSeq);
  if (after !== undefined) {
    if (after > lastSeq) throw new AppError('resync_required');
    return clamp(after + 1, after + size, lastSeq);
  }
  if (around !== undefined)
    return clamp(around - Math.floor(size / 2), around + Math.ceil(size / 2) - 1, lastSeq);
  return clamp(lastSeq - (limit ?? LIMITS.historyUnpaged) + 1, lastSeq, lastSeq);
}

function clamp(first: number, last: number, lastSeq: number): { first: number; last: number } {
  return { first: Math.max(1, first), last: Math.min(lastSeq, last) };
}
