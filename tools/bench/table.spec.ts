import { markdownTable, missed } from './table.ts';

describe('the table of the benchmarks', () => {
  const measured = [
    { row: '4', ratio: 4.5, detail: 'a' },
    { row: '1', ratio: 3.6, detail: 'b' },
    { row: '17', detail: 'NOT MEASURED: no Redis' },
  ];

  it('says of each row, in their order, whether it meets what it must', () => {
    const [, , first, second, third] = markdownTable(measured);
    expect(first).toMatch(/^\| 1 \|.*\| ≤ 3.5 \| ≤ 2 \| \*\*3.60\*\* \| ✗ ✗ \| b \|$/);
    expect(second).toMatch(/^\| 4 \|.*\| ≥ 4 \| ≥ 5.5 \| \*\*4.50\*\* \| ✓ ✗ \| a \|$/);
    expect(third).toContain('| – | – | NOT MEASURED');
  });

  it('counts a goal as missed whose other bar was, however good its ratio is', () => {
    const late = [{ row: '2', ratio: 3.7, isMissed: true, detail: '34 ms' }];
    expect(markdownTable(late).at(-1)).toContain('| **3.70** | ✗ ✗ |');
    expect(missed(late)).toEqual(['2']);
  });

  it('names what was missed, and not what was not measured', () => {
    expect(missed(measured)).toEqual(['1']);
  });
});
