import type { Room } from '@officehours/contracts';
import { createQueryClient } from '../cache/query-client';
import { PresenceBoard } from '../presence/presence-board';
import { OfficehoursError } from '../rest/error';
import type { Rest, RoomPage } from '../rest/rest';
import { buildRoom, idOf, timeOf } from '../testing/builders';
import { RoomLoader } from './room-loader';
import { RoomStore } from './room-store';

const roomOf = (n: number): Room => buildRoom({ id: idOf('a', n), createdAt: timeOf(n) });

/** A list of `held` rooms, and a service in whose answer some of them are. */
function open(held: number[], page: { rooms: number[]; nextCursor: string | null }, theirs = page.rooms) {
  const rooms = new RoomStore(createQueryClient(), new PresenceBoard(), () => undefined);
  for (const n of held) rooms.put(roomOf(n));
  const room = jest.fn(async (id: string) => {
    const found = theirs.map(roomOf).find((one) => one.id === id);
    if (!found) throw new OfficehoursError('not_found');
    return found;
  });
  const answer: RoomPage = { ...page, rooms: page.rooms.map(roomOf) };
  const rest = { room, rooms: async () => answer } as unknown as Rest;
  const loader = new RoomLoader(rest, rooms, (id) => rooms.remove(id));
  const asked = () => room.mock.calls.map(([id]) => id);
  const left = () => Object.keys(rooms.list().entries).sort();
  return { loader, asked, left };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('a held room that the service’s list lacks', () => {
  it('is asked for by itself, and goes when the person is no longer in it', async () => {
    const { loader, asked, left } = open([1, 2, 3], { rooms: [3], nextCursor: null }, [3, 2]);
    await loader.first();
    await settled();
    expect(asked()).toEqual([idOf('a', 2), idOf('a', 1)]);
    expect(left()).toEqual([idOf('a', 2), idOf('a', 3)]);
  });

  it('is left alone where so many others are newer that it has no place in the answer', async () => {
    const held = Array.from({ length: 60 }, (_, n) => n + 1);
    const newest = held.slice(-51).filter((n) => n !== 33);
    const { loader, asked, left } = open(held, { rooms: newest, nextCursor: 'more' });
    await loader.first();
    await settled();
    expect([asked(), left().length]).toEqual([[idOf('a', 33)], 59]);
  });
});
