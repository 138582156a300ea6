import { accessPage, signOf } from './access-matrix.ts';

describe('the access matrix', () => {
  it('says of every asker whether they may', () => {
    const rows = accessPage()
      .split('\n')
      .filter((line) => line.startsWith('| `'));
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      // Before the verdicts: the action, its places and the kinds of rooms.
      for (const verdict of row.split(' | ').slice(3)) expect(verdict).toMatch(/^(yes|40[134])( \|)?$/);
    }
  });

  it('is not written with a verdict that it has no sign for', () => {
    expect(signOf('session_ended')).toBe('401');
    expect(() => signOf('gone_fishing')).toThrow('gone_fishing');
    expect(() => signOf()).toThrow('no sign');
  });
});
