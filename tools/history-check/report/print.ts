import { killsOf } from '../runs/kills.ts';
import { acknowledged } from '../runs/kills.ts';
import type { Outcome } from '../runs/run.ts';
import type { Verdict } from '../runs/verdicts.ts';
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
export function describeRun(outcome: Outcome): string {
  const { plan, seed, seconds, findings, broke, folder } = outcome;
  const { count, hit, inFlight } = killsOf([outcome]);
  const found = [...findings.values()].reduce((sum, violations) => sum + violations.length, 0);
  const mean =
    count === 0
      ? ''
      : `, on average ${Math.round(inFlight.reduce((a, b) => a + b, 0) / count)} sends in flight`;
  const kills = count === 0 ? '' : `, ${count} kills (${hit} hit${mean})`;
  const end = broke ?? (found === 0 ? 'clean' : `${found} violations`);
  const look = broke === undefined && found === 0 ? '' : ` – see ${folder}`;
  return `  ${plan.name}: ${acknowledged(outcome)} messages${kills}, ${seconds.toFixed(0)} s, seed ${seed}: ${end}${look}`;
}

export function describeVerdicts(verdicts: readonly Verdict[]): string[] {
  return verdicts.flatMap(({ id, name, held, violations, messages, kills }) => {
    const figures = held === undefined ? 'not run' : `${messages} messages, ${kills} kills`;
    return [`${mark(held)} ${id.padEnd(4)} ${name} (${figures})`, ...indented(violations)];
  });
}

export function describeFaults(results: readonly FaultResult[]): string[] {
  return results.flatMap((result) => [
    `${mark(passed(result))} caught ${result.caught} of ${result.planted}: ${result.name}`,
    ...indented(result.alarms),
  ]);
}
