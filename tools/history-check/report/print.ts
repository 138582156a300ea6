import { killsOf } from '../runs/kills.ts';
import { isAsItShould, type RunRecord } from '../runs/record.ts';
import { passes, type Verdict } from '../runs/verdicts.ts';
import { passed, type FaultResult } from '../seeded/self-test.ts';

const SHOWN = 5;

const mark = (held: boolean | undefined): string => {
  if (held === undefined) return '–';
  return held ? '✓' : '✗';
};

const indented = (lines: readonly string[]): string[] => [
  ...lines.slice(0, SHOWN).map((line) => `      ${line}`),
  ...(lines.length > SHOWN ? [`      … and ${lines.length - SHOWN} more`] : []),
];

/** One line for a run that has just ended, with where to look when something was found. */
export function describeRun(record: RunRecord): string {
  const { plan, seed, seconds, found, broke, folder, acknowledged, control } = record;
  const { count, hit, inFlight } = killsOf([record]);
  const mean =
    count === 0
      ? ''
      : `, on average ${Math.round(inFlight.reduce((a, b) => a + b, 0) / count)} sends in flight`;
  const kills = count === 0 ? '' : `, ${count} kills (${hit} hit${mean})`;
  const violations = found === 0 ? 'clean' : `${found} violations`;
  const end = control ? `${violations}, of a disk that forgets` : (broke ?? violations);
  const look = isAsItShould(record) ? '' : ` – see ${folder}`;
  return `  ${plan}: ${acknowledged} messages${kills}, ${seconds.toFixed(0)} s, seed ${seed}: ${end}${look}`;
}

export function describeVerdicts(verdicts: readonly Verdict[]): string[] {
  return verdicts.flatMap((verdict) => {
    const { id, name, held, violations, unfinished, messages, besides, kills } = verdict;
    const counted = [`${messages} messages`, besides, `${kills} kills`].filter((each) => each !== undefined);
    const figures = held === undefined ? 'not run' : counted.join(', ');
    const isFine = held === undefined ? undefined : passes(verdict);
    return [
      `${mark(isFine)} ${id.padEnd(4)} ${name} (${figures})`,
      ...indented([...violations, ...unfinished]),
    ];
  });
}

export function describeFaults(results: readonly FaultResult[]): string[] {
  return results.flatMap((result) => [
    `${mark(passed(result))} caught ${result.caught} of ${result.planted}: ${result.name}`,
    ...indented(result.alarms),
  ]);
}
