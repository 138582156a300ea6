import { ROOM, STUDENT } from '../testing/builders';
import { TypingBoard } from './typing-board';

const typing = (isTyping: boolean) => ({ chatRoomId: ROOM, userId: STUDENT, isTyping });

describe('typing', () => {
  let told: { chatRoomId: string; isTyping: boolean }[];
  let board: TypingBoard;
  const typers = () => Object.keys(board.marks(ROOM));

  beforeEach(() => {
    jest.useFakeTimers();
    told = [];
    board = new TypingBoard((event) => told.push(event));
  });
  afterEach(() => {
    board.clear();
    jest.useRealTimers();
  });

  it('of somebody else shows, and ends by itself when it is not renewed', () => {
    board.receive(typing(true));
    expect(typers()).toEqual([STUDENT]);
    jest.advanceTimersByTime(5_000);
    board.receive(typing(true));
    jest.advanceTimersByTime(5_000);
    expect(typers()).toEqual([STUDENT]);
    jest.advanceTimersByTime(1_000);
    expect(typers()).toEqual([]);
  });

  it('of somebody else ends with their message or when they say so', () => {
    board.receive(typing(true));
    board.wrote(ROOM, STUDENT);
    expect(typers()).toEqual([]);
    board.receive(typing(true));
    board.receive(typing(false));
    expect(typers()).toEqual([]);
  });

  it('is passed on at most once in 3 s, however fast someone types', () => {
    for (let ms = 0; ms < 60_000; ms += 100) {
      board.notify(ROOM);
      jest.advanceTimersByTime(100);
    }
    expect(told).toHaveLength(20);
  });

  it('is ended for the others when it stops, and at once counts as begun when it goes on', () => {
    board.notify(ROOM);
    board.stop(ROOM);
    board.stop(ROOM);
    board.notify(ROOM);
    expect(told.map(({ isTyping }) => isTyping)).toEqual([true, false, true]);
  });

  it('is not ended aloud when the others have forgotten it', () => {
    board.notify(ROOM);
    jest.advanceTimersByTime(6_000);
    board.stop(ROOM);
    expect(told).toHaveLength(1);
  });

  it('is unknown without a connection', () => {
    board.receive(typing(true));
    board.clear();
    expect(typers()).toEqual([]);
  });
});
