import type { Course, Id, User } from '@officehours/contracts';
import type { QueryClient } from '@tanstack/react-query';
import { keys } from '../cache/keys';
import type { RoomLog } from '../log/room-log';
import { trimLog } from '../log/trim';
import type { ReadPositions } from '../reading/read-positions';
import { roomsInOrder, type RoomList } from '../rooms/room-list';
import { Timers } from '../support/timers';
import type { KeptPart, KeptRoom, KeptStorage } from './kept';

/** The disk is written at most this often; leaving the page writes at once. */
const WRITE_MS = 2_000;
const MESSAGES = 50;
const ROOMS = 100;

/** Keeps what is on the screen for a start without network: the newest rooms, and the last page of those opened. */
export class Keeper {
  private readonly dirty = new Set<string>();
  private readonly timers = new Timers<'write'>();
  private readonly flushBound = () => void this.flush();
  private readonly unsubscribe: () => void;
  private isStopped = false;

  constructor(
    private readonly storage: KeptStorage,
    private readonly cache: QueryClient,
    private readonly user: User,
  ) {
    this.unsubscribe = cache.getQueryCache().subscribe(({ type, query }) => {
      if (type === 'updated') this.see(query.queryKey);
    });
    for (const { queryKey } of cache.getQueryCache().getAll()) this.see(queryKey);
    globalThis.addEventListener?.('pagehide', this.flushBound);
  }

  stop(): void {
    this.isStopped = true;
    this.timers.clearAll();
    this.unsubscribe();
    globalThis.removeEventListener?.('pagehide', this.flushBound);
  }

  /** Writes what changed. What the browser refuses is not kept; the next change tries again. */
  async flush(): Promise<void> {
    this.timers.clearAll();
    if (this.isStopped || this.dirty.size === 0) return;
    const parts = [...this.dirty].flatMap((name) => this.part(name));
    this.dirty.clear();
    await this.storage
      .write(this.user.id, [{ name: 'user', value: this.user }, ...parts], this.rooms())
      .catch(() => undefined);
  }

  private see([kind, id]: readonly unknown[]): void {
    if (kind === 'rooms' || kind === 'courses') this.dirty.add(kind);
    else if (kind === 'log' || kind === 'reads' || kind === 'deliveries') this.dirty.add(`log:${String(id)}`);
    else return;
    if (!this.timers.has('write')) this.timers.set('write', WRITE_MS, this.flushBound);
  }

  private part(name: string): KeptPart[] {
    if (name === 'rooms') {
      const value = this.cache.getQueryData<RoomList>(keys.rooms);
      return value ? [{ name, value: newestOf(value) }] : [];
    }
    if (name === 'courses') {
      const value = this.cache.getQueryData<readonly Course[]>(keys.courses);
      return value ? [{ name, value }] : [];
    }
    const roomId = name.slice('log:'.length);
    const value = this.room(roomId);
    return value ? [{ name: `log:${roomId}`, value }] : [];
  }

  /** All rooms of the person, when all are known. */
  private rooms(): ReadonlySet<Id> | undefined {
    const list = this.cache.getQueryData<RoomList>(keys.rooms);
    return list?.isLoaded && list.nextCursor === null ? new Set(Object.keys(list.entries)) : undefined;
  }

  private room(roomId: Id): KeptRoom | null {
    const log = this.cache.getQueryData<RoomLog>(keys.log(roomId));
    if (!log || log.tail === null) return null;
    return {
      log: trimLog(log, MESSAGES),
      reads: this.cache.getQueryData<ReadPositions>(keys.reads(roomId)) ?? {},
      deliveries: this.cache.getQueryData<ReadPositions>(keys.deliveries(roomId)) ?? {},
    };
  }
}

/** The newest rooms, as a list whose first page has still to be fetched. */
function newestOf(list: RoomList): RoomList {
  const newest = roomsInOrder(list).slice(0, ROOMS);
  const entries = Object.fromEntries(newest.map(({ id }) => [id, list.entries[id]!]));
  return { entries, isLoaded: false, isKept: true, nextCursor: null };
}
