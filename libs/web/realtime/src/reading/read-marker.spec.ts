import { OfficehoursError } from '../rest/error';
import { buildRoom, ROOM } from '../testing/builders';
import { ReadMarker } from './read-marker';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const pass = (ms = 1_000) => jest.advanceTimersByTimeAsync(ms);

/** A room of which it is known, or not, where it is marked as unread from, and how far it was read. */
function open(from?: number | null) {
  const room = { from, readSeq: 0 };
  const send = jest.fn().mockResolvedValue(null);
  const onMarked = (_room: string, seq: number) => {
    room.readSeq = seq;
    room.from &&= null;
  };
  const entry = () =>
    room.from === undefined ? undefined : { ...room, room: buildRoom({ unreadFromSeq: room.from }) };
  const marker = new ReadMarker({ send, entry, onMarked });
  marker.opened(ROOM);
  const markFrom = (seq: number) => async () => void (room.from = seq);
  return { room, send, marker, markFrom, told: () => send.mock.calls.map(([, seq]) => seq as number) };
}

describe('a room that was marked as unread', () => {
  it('is told as read first as far as it was, so that the mark holds from there', async () => {
    const { marker, markFrom, told } = open(null);
    marker.mark(ROOM, 5);
    await marker.rest(ROOM, markFrom(3));
    expect(told()).toEqual([5]);
    await pass();
    expect(told()).toEqual([5]);
  });

  it('is not read by itself until it is opened anew, and then read to the same place', async () => {
    const { marker, markFrom, told } = open(null);
    marker.mark(ROOM, 5);
    await pass();
    await marker.rest(ROOM, markFrom(3));
    marker.mark(ROOM, 5);
    marker.mark(ROOM, 6);
    await pass();
    expect(told()).toEqual([5]);
    marker.opened(ROOM);
    marker.mark(ROOM, 5);
    await pass();
    expect(told()).toEqual([5, 5]);
  });

  it('on another device is the same: not read while it stays open, and read when it is opened anew', async () => {
    const { room, marker, told } = open(null);
    marker.mark(ROOM, 5);
    await pass();
    for (let times = 1; times <= 2; times += 1) {
      room.from = 3;
      for (const seq of [5, 6]) marker.mark(ROOM, seq);
      await pass();
      expect(told()).toHaveLength(times);
      marker.opened(ROOM);
      marker.mark(ROOM, 5);
      await pass();
      expect(told()).toHaveLength(times + 1);
    }
  });

  it('before it was opened is read, also when only later it is known to be', async () => {
    for (const before of [3, undefined]) {
      const { room, marker, told } = open(before);
      room.from = 3;
      marker.mark(ROOM, 5);
      await pass();
      expect([told(), room.from]).toEqual([[5], null]);
    }
  });

  it('and opened again when it is not any more is told once', async () => {
    const { marker, told } = open(null);
    for (let times = 0; times < 3; times += 1) {
      marker.opened(ROOM);
      marker.mark(ROOM, 5);
      await pass();
    }
    expect(told()).toEqual([5]);
  });
});

describe('a mark as unread that fails', () => {
  it('leaves the room as it was: what was read is told, and what comes is read', async () => {
    const { marker, send, told } = open(null);
    marker.mark(ROOM, 5);
    send.mockRejectedValueOnce(new OfficehoursError('network'));
    await expect(marker.rest(ROOM, async () => undefined)).rejects.toMatchObject({ code: 'network' });
    await pass(6_000);
    expect(told()).toEqual([5, 5]);
    marker.mark(ROOM, 6);
    await pass();
    expect(told()).toEqual([5, 5, 6]);
  });

  it('after what was read had been told does not tell it again, which might undo the mark', async () => {
    const { marker, told } = open(null);
    marker.mark(ROOM, 5);
    const fail = () => Promise.reject(new OfficehoursError('network'));
    await expect(marker.rest(ROOM, fail)).rejects.toMatchObject({ code: 'network' });
    await pass(6_000);
    expect(told()).toEqual([5]);
  });
});
