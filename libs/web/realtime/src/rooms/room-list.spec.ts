import type { Message, Room } from '@officehours/contracts';
import fc from 'fast-check';
import { buildMessage, buildRoom, idOf, INSTRUCTOR, ROOM, STUDENT, timeOf } from '../testing/builders';
import {
  EMPTY_ROOMS,
  putMessage,
  putRead,
  putRoom,
  putRoomPage,
  roomsInOrder,
  unreadTotal,
  type RoomList,
} from './room-list';

const ME = INSTRUCTOR;
const listOf = (...rooms: Room[]): RoomList => putRoomPage(EMPTY_ROOMS, { rooms, nextCursor: null });
const shown = (list: RoomList) => list.entries[ROOM]!.room;
const read = (seq: number, userId = ME) => ({ chatRoomId: ROOM, userId, lastReadSeq: seq });

describe('the list of rooms', () => {
  it('puts the room with the latest activity first, and a new message moves its room up', () => {
    const rooms = [1, 2, 3].map((n) => buildRoom({ id: idOf('a', n), createdAt: timeOf(n) }));
    const list = listOf(...rooms);
    expect(roomsInOrder(list).map(({ id }) => id)).toEqual([3, 2, 1].map((n) => idOf('a', n)));
    const moved = putMessage(list, buildMessage(9, { chatRoomId: ROOM }), ME);
    expect(roomsInOrder(moved).map(({ id }) => id)).toEqual([1, 3, 2].map((n) => idOf('a', n)));
    expect(shown(moved).lastMessage?.seq).toBe(9);
  });

  it('counts messages of others, not own ones', () => {
    let list = listOf(buildRoom());
    list = putMessage(list, buildMessage(1), ME);
    list = putMessage(list, buildMessage(2), ME);
    expect(unreadTotal(list)).toBe(2);
    // Writing counts as reading.
    list = putMessage(list, buildMessage(3, { senderId: ME }), ME);
    expect(unreadTotal(list)).toBe(0);
  });

  it('counts who calls the person by name, once each, until the room is read', () => {
    const mentions = [ME];
    let list = listOf(buildRoom({ lastSeq: 2, unreadCount: 2, mentionCount: 1 }));
    for (const seq of [1, 3, 3]) list = putMessage(list, buildMessage(seq, { mentions }), ME);
    list = putMessage(list, buildMessage(4, { mentions: [STUDENT] }), ME);
    expect(shown(list)).toMatchObject({ unreadCount: 4, mentionCount: 2 });
    expect(shown(putRead(list, read(4), ME)).mentionCount).toBe(0);
    expect(shown(putMessage(list, buildMessage(5, { senderId: ME, mentions }), ME)).mentionCount).toBe(0);
  });

  it('does not let an answer that was under way bring back a call that was read meanwhile', () => {
    const answer = buildRoom({ lastSeq: 2, unreadCount: 2, mentionCount: 1 });
    expect(shown(putRoom(putRead(listOf(answer), read(2), ME), answer)).mentionCount).toBe(0);
  });

  it('forgets that a room was marked as unread when the person writes in it, and not when others do', () => {
    const list = listOf(buildRoom({ lastSeq: 3, unreadCount: 2, unreadFromSeq: 2, lastReadSeq: 3 }));
    expect(shown(putMessage(list, buildMessage(4), ME)).unreadCount).toBe(3);
    const written = shown(putMessage(list, buildMessage(4, { senderId: ME }), ME));
    expect([written.unreadFromSeq, written.unreadCount]).toEqual([null, 0]);
  });

  it('counts a repeated message once, and is then the same object', () => {
    const once = putMessage(listOf(buildRoom()), buildMessage(1), ME);
    expect(putMessage(once, buildMessage(1), ME)).toBe(once);
  });

  it('counts down when the person reads on another device, and not when somebody else reads', () => {
    const list = listOf(buildRoom({ lastSeq: 5, unreadCount: 5 }));
    expect(shown(putRead(list, read(3), ME)).unreadCount).toBe(2);
    expect(shown(putRead(list, read(5, STUDENT), ME)).unreadCount).toBe(5);
    expect(shown(putRead(putRead(list, read(5), ME), read(2), ME)).unreadCount).toBe(0);
  });

  it('does not let an answer that was under way bring back what was read meanwhile', () => {
    const list = putRead(listOf(buildRoom({ lastSeq: 5, unreadCount: 5 })), read(5), ME);
    expect(shown(putRoom(list, buildRoom({ lastSeq: 5, unreadCount: 5 }))).unreadCount).toBe(0);
  });

  it('shows the edited text of the last message', () => {
    const list = putMessage(listOf(buildRoom()), buildMessage(1), ME);
    const edited = putMessage(list, buildMessage(1, { changeSeq: 1, content: 'better' }), ME);
    expect(shown(edited).lastMessage?.content).toBe('better');
  });

  it('comes out the same whatever order messages, read positions and answers arrive in', () => {
    const authors = fc.array(fc.constantFrom(STUDENT, ME), { minLength: 1, maxLength: 15 });
    const scenario = authors.chain((senders) => {
      const log = senders.map((senderId, index) => buildMessage(index + 1, { senderId }));
      const reads = fc.array(fc.integer({ min: 0, max: log.length }), { maxLength: 4 });
      return fc.tuple(fc.constant(log), reads, fc.infiniteStream(fc.nat()));
    });
    fc.assert(
      fc.property(scenario, ([log, reads, dice]) => {
        const truth = describeTruth(log, reads);
        const events = [...log, ...log, ...reads, truth];
        const shuffled = events
          .map((event) => ({ event, at: dice.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ event }) => event);
        const list = shuffled.reduce<RoomList>(apply, listOf(buildRoom()));
        expect(shown(list)).toEqual(truth);
      }),
    );
  });
});

function apply(list: RoomList, event: Message | number | Room): RoomList {
  if (typeof event === 'number') return putRead(list, read(event), ME);
  return 'participants' in event ? putRoom(list, event) : putMessage(list, event, ME);
}

/** The room as the service describes it after all of it. */
function describeTruth(log: Message[], reads: number[]): Room {
  const own = log.findLast(({ senderId }) => senderId === ME)?.seq ?? 0;
  const unreadCount = log.length - Math.max(own, 0, ...reads);
  return buildRoom({ lastSeq: log.length, lastMessage: log.at(-1)!, unreadCount });
}
