import { WrittenPositions } from './written-positions';

describe('how far people have read by writing', () => {
  it('only advances, for each in each room', () => {
    const written = new WrittenPositions();
    for (const seq of [3, 7, 5]) written.note({ chatRoomId: 'one', userId: 'ada', seq });
    written.note({ chatRoomId: 'two', userId: 'ada', seq: 2 });
    expect(written.of('one', 'ada')).toBe(7);
    expect(written.of('two', 'ada')).toBe(2);
    expect(written.of('one', 'ben')).toBe(0);
  });

  it('is forgotten of who wrote longest ago, where too many have written', () => {
    const written = new WrittenPositions();
    const write = (userId: string) => written.note({ chatRoomId: 'one', userId, seq: 1 });
    write('ada');
    write('ben');
    write('ada');
    for (let n = 0; n < 49_999; n += 1) write(`${n}`);
    expect([written.of('one', 'ada'), written.of('one', 'ben')]).toEqual([1, 0]);
  });
});
