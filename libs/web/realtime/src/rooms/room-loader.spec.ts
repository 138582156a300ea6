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

describe('an answer that was asked for before the person decided something about the room', () => {
  const marked = { lastReadSeq: 5, unreadFromSeq: 4, unreadCount: 2, muted: true, starred: false };
  const state = { ...marked, chatRoomId: idOf('a', 1), archived: false, draft: null };
  const read: Room = { ...roomOf(1), lastSeq: 5, lastReadSeq: 5, unreadCount: 0 };

  function asking() {
    const rooms = new RoomStore(createQueryClient(), new PresenceBoard(), () => undefined);
    rooms.put(read);
    const answers: (() => void)[] = [];
    const later = <T>(answer: T) => new Promise<T>((resolve) => answers.push(() => resolve(answer)));
    const rest = {
      room: () => later({ ...read, title: 'New' }),
      rooms: () => later({ rooms: [{ ...read, title: 'New' }], nextCursor: null }),
    } as unknown as Rest;
    const loader = new RoomLoader(rest, rooms, () => undefined);
    return { rooms, loader, answer: () => answers.forEach((give) => give()) };
  }

  it.each(['one', 'first'] as const)('leaves that as it is: %s', async (way) => {
    const { rooms, loader, answer } = asking();
    const loaded = way === 'one' ? loader.one(read.id) : loader.first();
    rooms.state(state);
    answer();
    await loaded;
    expect(rooms.room(read.id)).toMatchObject({
      title: 'New',
      unreadFromSeq: 4,
      unreadCount: 2,
      muted: true,
    });
  });

  it('says what was decided elsewhere, where nothing was decided here', async () => {
    const { rooms, loader, answer } = asking();
    rooms.state(state);
    const loaded = loader.one(read.id);
    answer();
    await loaded;
    expect(rooms.room(read.id)).toMatchObject({ unreadFromSeq: null, unreadCount: 0, muted: false });
  });
});
