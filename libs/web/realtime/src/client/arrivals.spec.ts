import type { Message } from '@officehours/contracts';
import { QueryClient } from '@tanstack/react-query';
import { keys } from '../cache/keys';
import { PresenceBoard } from '../presence/presence-board';
import { DeliveryMarker } from '../reading/delivery-marker';
import { ReadStore } from '../reading/read-store';
import { RoomStore } from '../rooms/room-store';
import { buildMessage, buildRoom, INSTRUCTOR, ROOM, STUDENT } from '../testing/builders';
import { Arrivals, type ArrivalParts } from './arrivals';

const page = Array.from({ length: 50 }, (_, index) =>
  buildMessage(index + 1, { senderId: index % 2 ? INSTRUCTOR : STUDENT }),
);

/** What a browser holds of a room with a mark as unread. */
function open() {
  const queryClient = new QueryClient();
  const rooms = new RoomStore(queryClient, new PresenceBoard(), () => undefined);
  rooms.put(buildRoom({ lastSeq: 3, unreadCount: 2, lastReadSeq: 1, unreadFromSeq: 2 }));
  const reads = new ReadStore(queryClient);
  const delivery = new DeliveryMarker(() => Promise.resolve(null));
  const arrivals = new Arrivals({
    rooms,
    reads,
    delivery,
    myId: STUDENT,
  } as Partial<ArrivalParts> as ArrivalParts);
  const held = () => ({
    room: rooms.list().entries[ROOM],
    reads: queryClient.getQueryData(keys.reads(ROOM)),
    deliveries: queryClient.getQueryData(keys.deliveries(ROOM)),
  });
  return { queryClient, delivery, arrivals, held };
}

function heldAfter(messages: readonly Message[]) {
  const { arrivals, delivery, held } = open();
  arrivals.fetched(messages);
  delivery.clear();
  return held();
}

describe('a page that arrived', () => {
  it('changes what is held of its people once, not once a message', () => {
    const { queryClient, arrivals, delivery } = open();
    const put = jest.spyOn(queryClient, 'setQueryData');
    arrivals.fetched(page);
    delivery.clear();
    // The room, and for each of the two people how far they have read and received.
    expect(put.mock.calls.length).toBeLessThanOrEqual(2 + 2 * 2);
  });

  it('leaves the same in any order', () => {
    const other = page.map((_, index) => page[(index * 7) % page.length]!);
    expect(heldAfter(other)).toEqual(heldAfter(page));
    expect(heldAfter(page).room).toMatchObject({
      readSeq: 49,
      room: { lastMessage: { seq: 50 }, unreadCount: 1, unreadFromSeq: null },
    });
  });
});
