import { checklistFaults } from './judge.ts';
import { ITEMS } from './numbers.ts';

/** A table with a row of each cell. */
const page = (...cells: string[]): string =>
  [
    '| Item | What holds |',
    '|---|---|',
    ...cells.map((cell) => `| ${cell} | it holds, as 1.1.1 does |`),
  ].join('\n');

describe('the checklist', () => {
  it('has the 70 items of level 1 and the 183 of level 2', () => {
    expect(new Set(ITEMS).size).toBe(253);
  });

  it('is whole with each of them once, by itself or among some, and with any of level 3', () => {
    expect(checklistFaults(page('1.1.1, 1.1.2', '1.2.1–17.3.2', '1.2.10 (L3), 13.3.3–13.3.4 (L3)'))).toEqual(
      [],
    );
  });

  it('is not with a gap, nor with one that stands there twice', () => {
    const gap = page('1.1.1–6.2.10', '6.2.12–17.3.2', '8.1.2');
    expect(checklistFaults(gap)).toEqual(['6.2.11 stands 0 times in it', '8.1.2 stands 2 times in it']);
  });

  it('is not with a number of another level than it says', () => {
    const wrong = page('1.1.1–17.3.2', '1.2.10', '6.2.11 (L3)', '99.1.1');
    expect(checklistFaults(wrong)).toEqual([
      '1.2.10 is not of level 1 or 2',
      '6.2.11 (L3) is not of level 3',
      '99.1.1 is not of level 1 or 2',
    ]);
  });
});
