import { heirOf } from './group-owners';

const member = (userId: string, day: number) => ({ userId, joinedAt: new Date(2026, 0, day) });

describe('who a group passes to', () => {
  it('is who of the staff has been in it longest', () => {
    const members = [member('ada', 1), member('emil', 3), member('dora', 2)];
    expect(heirOf(members, new Set(['emil', 'dora', 'carl']))).toBe('dora');
  });

  it('is who has been in it longest, where no staff is', () => {
    expect(heirOf([member('ben', 2), member('ada', 1)], new Set(['carl']))).toBe('ada');
  });

  it('is nobody in an empty room', () => {
    expect(heirOf([], new Set(['carl']))).toBeUndefined();
  });
});
