import type { Id, User } from '@officehours/contracts';
import { keys } from '../cache/keys';
import type { Officehours } from '../client/officehours';
import { forgetDevice } from '../notifications/device';
import { idbKeptStorage } from './idb-kept';
import { Keeper } from './keeper';
import type { Kept, KeptStorage } from './kept';

/** What a person last saw here: kept while the service is there, shown when a start does not reach it. */
export interface Shelf {
  find(userId: Id): Promise<Kept | null>;
  /** Puts it into a client that has not started yet. */
  restore(client: Officehours, kept: Kept): void;
  /** Keeps what the client shows from now on. The answer ends it. */
  keep(client: Officehours, user: User): () => void;
  /** Removes everything of one person. */
  wipe(userId: Id): Promise<void>;
}

export function createShelf(storage: KeptStorage = idbKeptStorage()): Shelf {
  return {
    find: (userId) => storage.read(userId),
    restore,
    keep(client, user) {
      const keeper = new Keeper(storage, client.queryClient, user);
      return () => keeper.stop();
    },
    async wipe(userId) {
      await Promise.all([storage.clear(userId), forgetDevice()]);
    },
  };
}

function restore({ queryClient, logs }: Officehours, { rooms, courses, logs: kept }: Kept): void {
  if (rooms) queryClient.setQueryData(keys.rooms, rooms);
  if (courses) {
    queryClient.setQueryData(keys.courses, courses);
    // Shown, and asked for all the same.
    void queryClient.invalidateQueries({ queryKey: keys.courses, refetchType: 'none' });
  }
  for (const [roomId, { log, reads, deliveries }] of kept) {
    logs.restore(roomId, log);
    queryClient.setQueryData(keys.reads(roomId), reads);
    queryClient.setQueryData(keys.deliveries(roomId), deliveries);
  }
}
