import { fileLimit, functionLimit, tooLong } from './judge.ts';
import { functionsOf, lineCount, percentile90 } from './measure.ts';

const things = (...lengths: number[]) => lengths.map((lines, index) => ({ name: `thing ${index}`, lines }));

describe('the size of code', () => {
  it('counts lines as an editor shows them', () => {
    expect(lineCount('one\ntwo\n')).toBe(2);
    expect(lineCount('one')).toBe(1);
  });

  it('measures functions, methods and arrow functions with statements, each under its name', () => {
    const source =
      'export function a() {\n}\nclass B {\n  c() {\n    return 1;\n  }\n}\nconst d = () => {\n};\nconst e = () => 1;\n';
    expect(functionsOf('x.ts', source)).toEqual([
      { name: 'x.ts:1 a', lines: 2 },
      { name: 'x.ts:4 c', lines: 3 },
      { name: 'x.ts:8 d', lines: 2 },
    ]);
  });

  it('takes the 90th percentile', () => {
    expect(percentile90(things(1, 2, 3, 4, 5, 6, 7, 8, 9, 10))).toBe(9);
    expect(percentile90([])).toBe(0);
  });

  it('names what is longer than the most', () => {
    expect(tooLong(things(251, ...Array<number>(20).fill(10)), fileLimit)).toEqual([
      '251 lines: thing 0 (at most 250)',
    ]);
  });

  it('lists the longest when the tail as a whole is too long', () => {
    expect(tooLong(things(31, 31), functionLimit)).toHaveLength(3);
    expect(tooLong(things(30, 30), functionLimit)).toEqual([]);
  });
});
