import type { Id, Message } from '@officehours/contracts';
import type { QueryClient } from '@tanstack/react-query';
import { keys } from '../cache/keys';
import { applyPage, applySync, type LogPage, type LogSync } from './apply-page';
import { EMPTY_LOG, isBehind, type RoomLog } from './room-log';
import { trimLog } from './trim';
import { updateMessage, upsertMessages } from './upsert-messages';

/** Messages of a room that nobody looks at which are kept for its next opening. */
const KEPT_MESSAGES = 100;
/** Rooms whose messages are kept. */
const KEPT_ROOMS = 50;

export interface LogEvents {
  /** A room's log turned out to have a hole. */
  hole(roomId: Id): void;
  /** A room's log changed. */
  change(roomId: Id, log: RoomLog): void;
  /** A page or a catch-up brought messages, new or changed. */
  fetched(messages: readonly Message[]): void;
  /** A page is of another database than what is held. */
  otherEpoch(): void;
}

/** The message logs of the rooms that were opened. */
export class LogStore {
  /** Rooms by when they were last left, and how many views each has now. */
  private readonly views = new Map<Id, number>();

  /** Life of the database as the last page told it. */
  private lastEpoch: string | null = null;

  constructor(
    private readonly cache: QueryClient,
    private readonly on: LogEvents,
  ) {}

  get epoch(): string | null {
    return this.lastEpoch;
  }

  get(roomId: Id): RoomLog | undefined {
    return this.cache.getQueryData<RoomLog>(keys.log(roomId));
  }

  /** Begins to collect live messages: before the first page is asked for, so that none falls between. */
  open(roomId: Id): void {
    if (!this.get(roomId)) this.set(roomId, EMPTY_LOG);
  }

  /** Shows what was kept of a room; the service is asked as for any other. */
  restore(roomId: Id, log: RoomLog): void {
    this.lastEpoch ??= log.epoch;
    this.set(roomId, log);
  }

  /** Nothing of the room is kept: it is not the person's any more. */
  remove(roomId: Id): void {
    if (this.get(roomId)) this.set(roomId, EMPTY_LOG);
  }

  /** A view of the room is shown. The answer ends it. */
  watch(roomId: Id): () => void {
    this.open(roomId);
    const count = this.views.get(roomId) ?? 0;
    this.views.delete(roomId);
    this.views.set(roomId, count + 1);
    return () => this.unwatch(roomId);
  }

  isWatched(roomId: Id): boolean {
    return (this.views.get(roomId) ?? 0) > 0;
  }

  /** Live messages and acknowledgements. */
  receive(message: Message): void {
    const log = this.get(message.chatRoomId);
    if (!log) return;
    const next = upsertMessages(log, [message]);
    this.set(message.chatRoomId, next);
    if (isBehind(next)) this.on.hole(message.chatRoomId);
  }

  /** The room has come this far; what is missing is fetched. */
  beat(roomId: Id, lastSeq: number): void {
    const log = this.get(roomId);
    if (!log || log.lastSeq >= lastSeq) return;
    this.set(roomId, { ...log, lastSeq });
    this.on.hole(roomId);
  }

  /** A message that was there already was changed. */
  change(message: Message): void {
    const log = this.get(message.chatRoomId);
    if (!log) return;
    const next = updateMessage(log, message);
    this.set(message.chatRoomId, next);
    if (isBehind(next)) this.on.hole(message.chatRoomId);
  }

  /** Changes what is shown of a message; any later word of the service replaces it. */
  patch(messageId: Id, change: (message: Message) => Message): void {
    for (const { roomId, log } of this.loadedRooms()) {
      const at = log.messages.findIndex(({ id }) => id === messageId);
      if (at >= 0) this.set(roomId, { ...log, messages: log.messages.with(at, change(log.messages[at]!)) });
    }
  }

  /** A page of history. */
  addPage(roomId: Id, page: LogPage): RoomLog {
    return this.add(roomId, page, (log) => applyPage(log, page));
  }

  /** A part of a catch-up. */
  addSync(roomId: Id, sync: LogSync): RoomLog {
    return this.add(roomId, sync, (log) => applySync(log, sync));
  }

  /** Rooms with a first page, which can be caught up. */
  loadedRooms(): { roomId: Id; log: RoomLog; tail: number }[] {
    return this.cache
      .getQueryCache()
      .findAll({ queryKey: keys.everyLog })
      .flatMap((query) => {
        const log = query.state.data as RoomLog | undefined;
        return log && log.tail !== null ? [{ roomId: String(query.queryKey[1]), log, tail: log.tail }] : [];
      });
  }

  /** Forgets a room; it is fetched anew when it is opened. */
  drop(roomId: Id): void {
    this.views.delete(roomId);
    this.cache.removeQueries({ queryKey: keys.log(roomId) });
    this.cache.removeQueries({ queryKey: keys.loadLog(roomId) });
  }

  /** Everything held is worth nothing: what is shown begins anew, the rest is forgotten. */
  reset(): void {
    this.lastEpoch = null;
    for (const { queryKey } of this.cache.getQueryCache().findAll({ queryKey: keys.everyLog })) {
      const roomId = String(queryKey[1]);
      if (this.isWatched(roomId)) this.set(roomId, EMPTY_LOG);
      else this.drop(roomId);
    }
  }

  private unwatch(roomId: Id): void {
    const count = (this.views.get(roomId) ?? 1) - 1;
    this.views.set(roomId, count);
    if (count > 0) return;
    const log = this.get(roomId);
    if (log) this.set(roomId, trimLog(log, KEPT_MESSAGES));
    const idle = [...this.views].filter(([, views]) => views === 0).map(([id]) => id);
    idle.slice(0, Math.max(0, this.views.size - KEPT_ROOMS)).forEach((id) => this.drop(id));
  }

  private add(roomId: Id, page: LogPage | LogSync, apply: (log: RoomLog) => RoomLog): RoomLog {
    const { epoch } = page;
    const isOther = this.lastEpoch !== null && this.lastEpoch !== epoch;
    if (isOther) this.on.otherEpoch();
    this.lastEpoch = epoch;
    const next = apply(this.get(roomId) ?? EMPTY_LOG);
    this.set(roomId, next);
    this.on.fetched('changes' in page ? [...page.messages, ...page.changes] : page.messages);
    return next;
  }

  private set(roomId: Id, log: RoomLog): void {
    if (log === this.get(roomId)) return;
    this.cache.setQueryData(keys.log(roomId), log);
    this.on.change(roomId, log);
  }
}
