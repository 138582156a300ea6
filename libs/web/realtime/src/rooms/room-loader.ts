import type { Id } from '@officehours/contracts';
import type { OfficehoursError } from '../rest/error';
import type { Rest } from '../rest/rest';
import { roomsInOrder } from './room-list';
import type { RoomStore } from './room-store';

const FIRST_PAGE = 50;
const PAGE = 200;
/** Fetched without being asked for, so that the unread total is that of all rooms for nearly everyone. */
const PAGES = 5;

/** Brings rooms from the service into the store. */
export class RoomLoader {
  private readonly loading = new Map<Id, Promise<void>>();

  constructor(
    private readonly rest: Rest,
    private readonly rooms: RoomStore,
    /** The person is no longer in a room that the list has. */
    private readonly onGone: (roomId: Id) => void,
  ) {}

  /** The most recent rooms; the others follow by themselves, as long as they bring anything new. */
  async first(): Promise<true> {
    const asked = this.rooms.list();
    const page = await this.rest.rooms({ limit: FIRST_PAGE });
    const before = this.rooms.list();
    const isFirstTime = !before.isLoaded;
    const cursor = isFirstTime ? page.nextCursor : before.nextCursor;
    this.rooms.putPage({ ...page, nextCursor: cursor }, asked);
    const isNews = page.rooms.some(({ id, lastSeq }) => before.entries[id]?.room.lastSeq !== lastSeq);
    if (page.nextCursor !== null && (isFirstTime || isNews)) {
      void this.others(page.nextCursor).catch(() => undefined);
    }
    // The newest should be in it: where one is not, the person may be in it no longer.
    for (const { id } of roomsInOrder(before).slice(0, FIRST_PAGE))
      if (!page.rooms.some((room) => room.id === id)) void this.one(id).catch(() => undefined);
    return true;
  }

  /** The next page of the list. */
  async more(): Promise<void> {
    const asked = this.rooms.list();
    const { nextCursor: cursor } = asked;
    if (cursor !== null) this.rooms.putPage(await this.rest.rooms({ cursor, limit: PAGE }), asked);
  }

  /** A room by itself; whoever asks for it meanwhile shares the answer. */
  one(roomId: Id): Promise<void> {
    const under = this.loading.get(roomId);
    if (under) return under;
    const asked = this.rooms.list();
    const loading = this.rest
      .room(roomId)
      .then((room) => this.rooms.put(room, asked))
      .catch((error: OfficehoursError) => {
        if (error.code === 'not_found' && this.rooms.room(roomId)) this.onGone(roomId);
        throw error;
      })
      .finally(() => this.loading.delete(roomId));
    this.loading.set(roomId, loading);
    return loading;
  }

  private async others(from: string): Promise<void> {
    let cursor: string | null = from;
    for (let count = 1; count < PAGES && cursor !== null; count += 1) {
      const asked = this.rooms.list();
      const page = await this.rest.rooms({ cursor, limit: PAGE });
      this.rooms.putPage(page, asked);
      cursor = page.nextCursor;
    }
  }
}
