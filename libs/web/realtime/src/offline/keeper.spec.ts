import 'fake-indexeddb/auto';
import type { Id } from '@officehours/contracts';
import { keys } from '../cache/keys';
import { createQueryClient } from '../cache/query-client';
import { applyPage } from '../log/apply-page';
import { EMPTY_LOG } from '../log/room-log';
import { EMPTY_ROOMS, putRoomPage } from '../rooms/room-list';
import { buildRoom, idOf, student, STUDENT } from '../testing/builders';
import { RoomHistory } from '../testing/room-history';
import { idbKeptStorage } from './idb-kept';
import { Keeper } from './keeper';

const [HERE, GONE] = [idOf('a', 1), idOf('a', 2)];
const storage = idbKeptStorage();

/** A page that shows these rooms of the list, or that part of it, and has opened those. */
async function keep(listed: Id[], nextCursor: string | null, opened: Id[]): Promise<Id[]> {
  const cache = createQueryClient();
  const keeper = new Keeper(storage, cache, student);
  const rooms = listed.map((id) => buildRoom({ id }));
  cache.setQueryData(keys.rooms, putRoomPage(EMPTY_ROOMS, { rooms, nextCursor }));
  for (const id of opened) cache.setQueryData(keys.log(id), applyPage(EMPTY_LOG, new RoomHistory(id).page()));
  await keeper.flush();
  keeper.stop();
  return [...(await storage.read(STUDENT))!.logs.keys()];
}

describe('what was read of a room', () => {
  it('is not kept once the person is no longer in the room, also where it was not opened since', async () => {
    expect(await keep([HERE, GONE], null, [HERE, GONE])).toEqual([HERE, GONE]);
    // A part of the list says nothing of the others.
    expect(await keep([HERE], 'more', [])).toEqual([HERE, GONE]);
    expect(await keep([HERE], null, [])).toEqual([HERE]);
    expect(await keep([], null, [HERE])).toEqual([]);
  });
});
