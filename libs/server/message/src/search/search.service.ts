import { Injectable } from '@nestjs/common';
import {
  isSearchable,
  LIMITS,
  plainText,
  type Participant,
  type Room,
  type SearchPage,
} from '@officehours/contracts';
import {
  mayRead,
  MembershipRepository,
  presentMessage,
  RoomAccessCache,
  RoomPositions,
  RoomPresenter,
  RoomRepository,
  type MessageRecord,
} from '@officehours/chat-room';
import { invalid, RateLimits, type Caller } from '@officehours/platform';
import { absent } from '../absent';
import { excerptAround } from './excerpt';
import { isEmpty, MessageSearch, type SearchedRoom } from './message-search';
import type { SearchQueryDto } from './search.dto';

/** Stands for mathematics that is too long for a line. */
const FORMULA = '∑';

/** Search within what the caller may read: their rooms as they are now, and of each no more than its history shows them. */
@Injectable()
export class SearchService {
  constructor(
    private readonly access: RoomAccessCache,
    private readonly memberships: MembershipRepository,
    private readonly rooms: RoomRepository,
    private readonly engine: MessageSearch,
    private readonly presenter: RoomPresenter,
    private readonly positions: RoomPositions,
    private readonly limits: RateLimits,
  ) {}

  /**
   * @throws `not_found` for a room one is not in; `validation_failed` with `nothing_to_find` when nothing is asked for,
   * with `too_short` for a letter of which nothing says where to look.
   */
  async search(caller: Caller, query: SearchQueryDto): Promise<SearchPage> {
    await this.limits.take('search', caller.id);
    const { q = '', senderId, hasFile } = query;
    const isAnywhere = !isNarrowed(query);
    if (isEmpty({ text: q, senderId, hasFile }) || (isAnywhere && q.trim() === ''))
      throw invalid('q', 'nothing_to_find');
    if (isAnywhere && !isSearchable(q)) throw invalid('q', 'too_short');
    const found = await this.engine.find({
      rooms: await this.searchable(caller, query),
      text: q,
      senderId: senderId?.toLowerCase(),
      hasFile,
      since: query.since === undefined ? undefined : new Date(query.since),
      until: query.until === undefined ? undefined : new Date(query.until),
      cursor: query.cursor,
      limit: query.limit ?? LIMITS.searchPageDefault,
    });
    const seen = await this.seen(caller, found.messages);
    const [rooms, people] = await Promise.all([
      this.roomsOf(seen, caller.id),
      this.peopleOf(seen, caller.id),
    ]);
    const shown = new Set(rooms.map(({ id }) => id));
    return {
      results: await this.present(
        seen.filter(({ chatRoomId }) => shown.has(chatRoomId)),
        q,
      ),
      rooms,
      people,
      nextCursor: found.next,
      isComplete: found.isComplete,
    };
  }

  private async searchable(caller: Caller, query: SearchQueryDto): Promise<SearchedRoom[]> {
    const { chatRoomId, courseId } = query;
    if (chatRoomId !== undefined) await this.access.of(chatRoomId, caller.id);
    const own = (await this.memberships.ofPerson(caller.id)).filter(
      (one) => chatRoomId === undefined || one.chatRoomId === chatRoomId.toLowerCase(),
    );
    const ids = own.map((one) => one.chatRoomId);
    const wanted = new Set(courseId === undefined ? ids : await this.rooms.ofCourse(ids, courseId));
    return own.filter((one) => wanted.has(one.chatRoomId));
  }

  /** What the caller may read as of what was found: they may have been removed since it was asked where they are. */
  private async seen(caller: Caller, messages: readonly MessageRecord[]): Promise<MessageRecord[]> {
    const newest = new Map<string, number>();
    for (const { chatRoomId, seq } of messages)
      newest.set(chatRoomId, Math.max(seq, newest.get(chatRoomId) ?? 0));
    const rooms = await Promise.all(
      [...newest].map(([id, seq]) => this.access.asOf(id, caller.id, seq).catch(absent)),
    );
    const members = new Map(rooms.map((room) => [room?.id, room?.members.get(caller.id)] as const));
    return messages.filter(({ chatRoomId, seq }) => mayRead(members.get(chatRoomId), seq));
  }

  private async present(messages: readonly MessageRecord[], text: string): Promise<SearchPage['results']> {
    const ids = new Set(messages.map(({ chatRoomId }) => chatRoomId));
    const positions = new Map(
      await Promise.all([...ids].map(async (id) => [id, await this.positions.of(id)] as const)),
    );
    return messages.flatMap((message) => {
      const read = positions.get(message.chatRoomId);
      return read ? [{ message: presentMessage(message, read), ...shownOf(message, text) }] : [];
    });
  }

  private async roomsOf(messages: readonly MessageRecord[], viewerId: string): Promise<Room[]> {
    const ids = [...new Set(messages.map(({ chatRoomId }) => chatRoomId))];
    if (ids.length === 0) return [];
    return this.presenter.presentMany(await this.rooms.recent(ids, ids.length), viewerId);
  }

  private async peopleOf(messages: readonly MessageRecord[], viewerId: string): Promise<Participant[]> {
    const ids = new Set(messages.flatMap(({ senderId }) => senderId ?? []));
    const people = await this.presenter.participants(
      [...ids].map((userId) => ({ userId })),
      viewerId,
    );
    return [...people.values()];
  }
}

/** Whether anything but words says what to look for. */
function isNarrowed({ senderId, courseId, chatRoomId, hasFile, since, until }: SearchQueryDto): boolean {
  return hasFile === true || [senderId, courseId, chatRoomId, since, until].some((one) => one !== undefined);
}

/** The part of what it says that shows why it was found; else of a file's name, or of what is said in it. */
function shownOf({ content, attachments }: MessageRecord, text: string): ReturnType<typeof excerptAround> {
  const said = excerptAround(plainText(content, FORMULA), text);
  if (said.hits.length > 0) return said;
  const files = attachments.flatMap(({ name, transcript }) => [name, transcript ?? '']);
  const found = files.map((one) => excerptAround(one, text)).find(({ hits }) => hits.length > 0);
  return found ?? said;
}
