import { ROOM } from '../testing/builders';
import { ReadMarker } from './read-marker';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('a room that was marked as unread', () => {
  it('is told as read first as far as it was, so that the mark holds from there', async () => {
    const send = jest.fn().mockResolvedValue(null);
    const marker = new ReadMarker({ send, onMarked: () => undefined });
    marker.mark(ROOM, 5);
    await marker.rest(ROOM);
    expect(send.mock.calls).toEqual([[ROOM, 5]]);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('is not read by itself until it is opened anew, and then read to the same place', async () => {
    const send = jest.fn().mockResolvedValue(null);
    const marker = new ReadMarker({ send, onMarked: () => undefined });
    marker.mark(ROOM, 5);
    await jest.advanceTimersByTimeAsync(1_000);
    await marker.rest(ROOM);
    marker.mark(ROOM, 5);
    marker.mark(ROOM, 6);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(send.mock.calls).toEqual([[ROOM, 5]]);
    marker.opened(ROOM);
    marker.mark(ROOM, 5);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(send.mock.calls).toEqual([
      [ROOM, 5],
      [ROOM, 5],
    ]);
  });
});
