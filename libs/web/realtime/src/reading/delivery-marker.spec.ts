import { idOf } from '../testing/builders';
import { DeliveryMarker } from './delivery-marker';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('what has reached this device', () => {
  it('is told once a second, the furthest of each room', () => {
    const send = jest.fn().mockResolvedValue(null);
    const marker = new DeliveryMarker(send);
    for (const seq of [1, 3, 2]) marker.mark(idOf('a', 1), seq);
    marker.mark(idOf('a', 2), 7);
    jest.advanceTimersByTime(1_000);
    expect(send.mock.calls).toEqual([
      [
        [
          { chatRoomId: idOf('a', 1), seq: 3 },
          { chatRoomId: idOf('a', 2), seq: 7 },
        ],
      ],
    ]);
    marker.mark(idOf('a', 1), 3);
    jest.advanceTimersByTime(5_000);
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('of many rooms goes out in requests the service takes', () => {
    const send = jest.fn().mockRejectedValue(new Error('offline'));
    const marker = new DeliveryMarker(send);
    for (let n = 1; n <= 450; n += 1) marker.mark(idOf('a', n), 1);
    jest.advanceTimersByTime(3_000);
    expect(send.mock.calls.map(([rooms]) => (rooms as unknown[]).length)).toEqual([200, 200, 50]);
  });
});
