import type { Id, Message, Room, RoomSync, SyncRoomsRequest } from '@officehours/contracts';
import type { Request } from '../connection/request';
import { OfficehoursError } from '../rest/error';
import { Timers } from '../support/timers';
import type { LogStore } from './log-store';
import { CATCH_UP_LIMIT, isBehind, isFarBehind } from './room-log';

/** The service takes this many rooms in one call. */
const ROOMS_PER_CALL = 200;
/** A room nobody looks at that lacks more than this is fetched anew when it is opened. */
const IDLE_LIMIT = 200;
/** A message that was overtaken by the next one usually arrives within this. */
const REORDER_MS = 250;

export interface CatchUpOptions {
  logs: LogStore;
  request: Request;
  /** Rooms of the list and the newest `seq` the list knows of each. */
  listed(): Pick<Room, 'id' | 'lastSeq'>[];
  /** What was fetched of a room without a log. */
  onListed(messages: readonly Message[]): void;
  /** The service's database is another one, or was set back: everything held is worth nothing. */
  onResync: () => void;
}

type Position = SyncRoomsRequest['rooms'][number];

/** Fetches what is missing: after a connect, when a hole shows, and as a regular check against a silent connection. */
export class CatchUp {
  private readonly timers = new Timers<'hole'>();
  private readonly holes = new Set<Id>();

  constructor(private readonly options: CatchUpOptions) {}

  /** Resolves when every log is complete; rejects with an `OfficehoursError`. */
  async logs(): Promise<void> {
    const rooms = this.options.logs.loadedRooms().filter(({ log }) => !isFarBehind(log));
    await this.sync(rooms.map(({ roomId }) => roomId));
  }

  /** The logs, and the rooms of the list that were not opened. */
  async everything(): Promise<void> {
    await this.logs();
    const isOpened = new Set(this.options.logs.loadedRooms().map(({ roomId }) => roomId));
    const others = this.options.listed().filter(({ id }) => !isOpened.has(id));
    await this.sync(others.slice(0, ROOMS_PER_CALL).map(({ id }) => id));
  }

  /** A hole showed. A message that is merely late fills it before anything is asked. */
  soon(roomId: Id): void {
    this.holes.add(roomId);
    if (this.timers.has('hole')) return;
    this.timers.set('hole', REORDER_MS, () => {
      const rooms = [...this.holes];
      this.holes.clear();
      // A failure here is that of the connection, whose return fetches everything.
      void this.sync(rooms.filter((id) => this.isIncomplete(id))).catch(() => undefined);
    });
  }

  stop(): void {
    this.timers.clearAll();
    this.holes.clear();
  }

  private async sync(roomIds: Id[]): Promise<void> {
    let wanted = roomIds;
    while (wanted.length > 0) {
      const rest = wanted.slice(ROOMS_PER_CALL);
      const unfinished = await this.syncOnce(wanted.slice(0, ROOMS_PER_CALL));
      wanted = [...unfinished, ...rest];
    }
  }

  /** One call; answers the rooms that have more. */
  private async syncOnce(roomIds: Id[]): Promise<Id[]> {
    const { epoch } = this.options.logs;
    // Before the first page there is nothing to compare with.
    if (epoch === null) return [];
    const rooms = this.positions(roomIds);
    const result = await this.options.request('syncRooms', { epoch, rooms }).catch((error: unknown) => {
      if (!(error instanceof OfficehoursError) || error.code !== 'resync_required') throw error;
      this.options.onResync();
      return null;
    });
    if (!result) return [];
    const unfinished = result.rooms.filter((room) => this.add(room, result.epoch));
    // An answer carries a limited amount over all its rooms; one that carries nothing would be asked for for ever.
    const hasBroughtAny = result.rooms.some(({ messages, changes }) => messages.length + changes.length > 0);
    return hasBroughtAny ? unfinished.map(({ chatRoomId }) => chatRoomId) : [];
  }

  private positions(roomIds: Id[]): Position[] {
    const wanted = new Set(roomIds);
    const opened = this.options.logs.loadedRooms().filter(({ roomId }) => wanted.delete(roomId));
    const others = this.options.listed().filter(({ id }) => wanted.has(id));
    return [
      ...opened.map(({ roomId, log, tail }) => {
        return { chatRoomId: roomId, afterSeq: tail, afterChange: log.changes.seen ?? 0 };
      }),
      ...others.map(({ id, lastSeq }) => ({ chatRoomId: id, afterSeq: lastSeq })),
    ];
  }

  /** Adds one room's part; whether the next part is wanted now. */
  private add(room: RoomSync, epoch: string): boolean {
    const { logs } = this.options;
    if (!logs.get(room.chatRoomId)) {
      this.options.onListed(room.messages);
      return room.hasMoreAfter;
    }
    const missing = room.lastSeq - (logs.get(room.chatRoomId)?.tail ?? 0);
    if (missing > IDLE_LIMIT && !logs.isWatched(room.chatRoomId)) {
      logs.drop(room.chatRoomId);
      return false;
    }
    // Further behind than that, the reader fetches on; the log only learns how far it goes.
    const isFar = missing > CATCH_UP_LIMIT;
    logs.addSync(room.chatRoomId, { ...room, ...(isFar && { messages: [], hasMoreAfter: true }), epoch });
    return (room.hasMoreAfter && !isFar) || room.hasMoreChanges;
  }

  private isIncomplete(roomId: Id): boolean {
    const log = this.options.logs.get(roomId);
    return log !== undefined && isBehind(log) && !isFarBehind(log);
  }
}
