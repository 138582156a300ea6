import { Injectable } from '@nestjs/common';
import {
  LIMITS,
  type Message,
  type MessagePage,
  type RoomSync,
  type SyncRoomsResult,
} from '@officehours/contracts';
import {
  type MessageRecord,
  presentMessage,
  RoomAccessCache,
  RoomLog,
  RoomPositions,
  visibleFrom,
} from '@officehours/chat-room';
import { AppError, Epoch, invalid, type Caller } from '@officehours/platform';
import type { HistoryQuery } from './message.dto';
import { absent } from './absent';
import { ChangeRepository } from './change.repository';
import { MessageRepository } from './message.repository';
import { SyncBudget } from './sync-budget';
import type { SyncPositionDto, SyncRoomsDto } from './sync.dto';

/** Reading the log. Numbers have no holes, so a page is a range of them: as fast at the end as at the beginning. */
@Injectable()
export class HistoryService {
  constructor(
    private readonly access: RoomAccessCache,
    private readonly repository: MessageRepository,
    private readonly changes: ChangeRepository,
    private readonly log: RoomLog,
    private readonly positions: RoomPositions,
    private readonly epoch: Epoch,
  ) {}

  page(caller: Caller, chatRoomId: string, query: HistoryQuery): Promise<MessagePage> {
    return this.asMember(caller, chatRoomId, (id, visible) => this.pageFrom(id, visible, query));
  }

  /** For those of whom it is known that they may read the room from message `visible` on. */
  async pageFrom(chatRoomId: string, visible: number, query: HistoryQuery): Promise<MessagePage> {
    // Before the messages are read: a change that falls between is then fetched again, never missed.
    const lastChangeSeq = await this.log.lastChangeSeq(chatRoomId);
    const { records, first, last, lastSeq } = await this.read(chatRoomId, query, visible);
    return {
      messages: await this.present(chatRoomId, records),
      hasMoreBefore: first > visible,
      hasMoreAfter: last < lastSeq,
      lastSeq,
      lastChangeSeq,
      epoch: this.epoch.value,
    };
  }

  /** The newest page, which everyone asks for first, tells by itself where the room ends. */
  private async read(
    chatRoomId: string,
    query: HistoryQuery,
    visible: number,
  ): Promise<{ records: MessageRecord[]; first: number; last: number; lastSeq: number }> {
    const isNewest = [query.before, query.after, query.around].every((position) => position === undefined);
    if (isNewest) {
      const newest = await this.repository.newest(chatRoomId, query.limit ?? LIMITS.historyUnpaged);
      const lastSeq = newest.at(-1)?.seq ?? 0;
      const first = Math.max(newest[0]?.seq ?? 1, visible);
      return { records: newest.filter(({ seq }) => seq >= visible), first, last: lastSeq, lastSeq };
    }
    const lastSeq = await this.log.lastSeq(chatRoomId);
    const asked = rangeOf(query, lastSeq);
    const [first, last] = [Math.max(asked.first, visible), asked.last];
    const records = last < first ? [] : await this.repository.range(chatRoomId, first, last);
    return { records, first, last, lastSeq };
  }

  /** What the client lacks of each of its rooms, as far as one answer carries; the rest is asked for again. */
  async sync(caller: Caller, { epoch, rooms }: SyncRoomsDto): Promise<SyncRoomsResult> {
    if (epoch !== this.epoch.value) throw new AppError('resync_required');
    const budget = new SyncBudget();
    const synced: RoomSync[] = [];
    for (const position of rooms) {
      const lacking = await this.asMember(caller, position.chatRoomId, (id, visible) =>
        this.syncRoom(id, visible, position, budget),
      ).catch(absent);
      if (lacking) synced.push(lacking);
    }
    return { epoch, rooms: synced };
  }

  /**
   * What a member may read, as of the newest message of what was read: who was removed by an entry in it gets nothing,
   * whatever this node remembers of the room.
   */
  private async asMember<T extends { lastSeq: number } | null>(
    caller: Caller,
    chatRoomId: string,
    read: (roomId: string, visible: number) => Promise<T>,
  ): Promise<T> {
    const room = await this.access.of(chatRoomId, caller.id);
    const visible = visibleFrom(room, caller.id);
    const found = await read(room.id, visible);
    const now = found ? await this.access.asOf(room.id, caller.id, found.lastSeq) : room;
    return visibleFrom(now, caller.id) === visible ? found : this.asMember(caller, chatRoomId, read);
  }

  /** Null when the client has everything. */
  private async syncRoom(
    chatRoomId: string,
    visible: number,
    position: SyncPositionDto,
    budget: SyncBudget,
  ): Promise<RoomSync | null> {
    const lastChangeSeq = await this.changes.lastChangeSince(chatRoomId, position.afterChange ?? 0);
    const { afterSeq, afterChange = lastChangeSeq } = position;
    if (afterChange > lastChangeSeq) throw new AppError('resync_required');
    // What came before the reader did is not lacking.
    const start = Math.max(afterSeq, visible - 1);
    const { lacking, lastSeq } = await this.after(chatRoomId, start, budget.messagesLeft);
    if (start === lastSeq && afterChange === lastChangeSeq) return null;
    const messages = budget.take(await this.present(chatRoomId, lacking));
    const limit = budget.messagesLeft;
    const changed =
      afterChange < lastChangeSeq && limit > 0
        ? await this.changes.changedAfter(chatRoomId, afterChange, limit, visible)
        : [];
    const changes = budget.take(await this.present(chatRoomId, changed));
    return {
      chatRoomId,
      messages,
      lastSeq,
      hasMoreAfter: (messages.at(-1)?.seq ?? start) < lastSeq,
      changes,
      lastChangeSeq,
      // Not by number: the newest change may be of a message that this reader does not see.
      hasMoreChanges:
        afterChange < lastChangeSeq && (changes.length < changed.length || changed.length === limit),
    };
  }

  /**
   * What follows a position, and where the room ends. One look in the usual case: since numbers have no holes, the message
   * at the position shows that it exists, and fewer than could come show the end.
   * @throws `resync_required` for a position past the end.
   */
  private async after(
    chatRoomId: string,
    afterSeq: number,
    most: number,
  ): Promise<{ lacking: MessageRecord[]; lastSeq: number }> {
    const first = Math.max(1, afterSeq);
    const limit = most + 2;
    const found = await this.repository.from(chatRoomId, first, limit);
    if (afterSeq > 0 && found[0]?.seq !== afterSeq) throw new AppError('resync_required');
    const isEnd = found.length < limit;
    const lastSeq = isEnd ? (found.at(-1)?.seq ?? 0) : await this.log.lastSeq(chatRoomId);
    return { lacking: found.filter(({ seq }) => seq > afterSeq && seq <= afterSeq + most), lastSeq };
  }

  private async present(chatRoomId: string, records: readonly MessageRecord[]): Promise<Message[]> {
    if (records.length === 0) return [];
    const positions = await this.positions.of(chatRoomId);
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
  if (before !== undefined) {
    const end = Math.min(before, lastSeq + 1);
    return clamp(end - size, end - 1, lastSeq);
  }
  if (after !== undefined) {
    if (after > lastSeq) throw new AppError('resync_required');
    return clamp(after + 1, after + size, lastSeq);
  }
  if (around !== undefined) {
    const middle = Math.min(around, lastSeq);
    return clamp(middle - Math.floor(size / 2), middle + Math.ceil(size / 2) - 1, lastSeq);
  }
  return clamp(lastSeq - (limit ?? LIMITS.historyUnpaged) + 1, lastSeq, lastSeq);
}

function clamp(first: number, last: number, lastSeq: number): { first: number; last: number } {
  return { first: Math.max(1, first), last: Math.min(lastSeq, last) };
}
