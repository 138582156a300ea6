import { goals, meets } from './goals.ts';
import type { Measured } from './rows/context.ts';

const mark = (reached: boolean): string => (reached ? '✓' : '✗');

/** The table of all goals; rows that were not measured are left out. */
export function markdownTable(measured: readonly Measured[]): string[] {
  const rows = goals.flatMap((goal) => {
    const found = measured.find(({ row }) => row === goal.row);
    if (!found) return [];
    const { ratio, isMissed = false, detail } = found;
    const sign = goal.bar === 'least' ? '≥' : '≤';
    const bars = `${sign} ${goal.must} | ${sign} ${goal.stretch}`;
    const result =
      ratio === undefined
        ? '– | –'
        : `**${ratio.toPrecision(3)}** | ${mark(!isMissed && meets(goal, ratio, goal.must))} ${mark(!isMissed && meets(goal, ratio, goal.stretch))}`;
    return [`| ${goal.row} | ${goal.what} | ${bars} | ${result} | ${detail} |`];
  });
  return [
    '| # | Ratio | Must | Stretch | Measured | Met | Medians (range) |',
    '| --- | --- | ---: | ---: | ---: | --- | --- |',
    ...rows,
  ];
}

/** The rows that were measured and miss what they must. */
export function missed(measured: readonly Measured[]): string[] {
  return measured.flatMap(({ row, ratio, isMissed = false }) => {
    const goal = goals.find((each) => each.row === row);
    return goal && ratio !== undefined && (isMissed || !meets(goal, ratio, goal.must)) ? [row] : [];
  });
}
