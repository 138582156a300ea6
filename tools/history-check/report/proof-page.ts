import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { cpus, release, totalmem, type } from 'node:os';

import { inWorkspace, workspaceRoot } from '../../runtime/workspace.ts';
import { acknowledged, killsOf } from '../runs/kills.ts';
import type { Outcome } from '../runs/run.ts';
import type { Verdict } from '../runs/verdicts.ts';
import { passed, type FaultResult } from '../seeded/self-test.ts';
import type { Options } from '../options.ts';
import { bound } from './bound.ts';

export interface Proof {
  size: Options['size'];
  outcomes: readonly Outcome[];
  verdicts: readonly Verdict[];
  faults: readonly FaultResult[];
  skipped: readonly string[];
  seed: number;
}

/** Writes the last full run down: on what, of what, and what it does and does not show. */
export async function writeProof(proof: Proof): Promise<void> {
  await writeFile(inWorkspace('docs/proof.md'), `${page(proof).join('\n')}\n`);
}

function page({ size, outcomes, verdicts, faults, skipped, seed }: Proof): string[] {
  return [
    '# The proof',
    '',
    `Written by \`npm run prove -- ${size === 'full' ? '--full' : '--report'}\`: it starts the built product, drives real clients over sockets and REST,`,
    'kills, cuts and pauses what runs, and checks the whole recorded history (`tools/history-check`).',
    '',
    `- ${new Date().toISOString().slice(0, 10)}, commit ${commit()}, seed ${seed}`,
    `- ${cpus().length} × ${cpus()[0]?.model ?? 'an unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${type()} ${release()}, Node ${process.versions.node}`,
    '',
    '## Guarantees',
    '',
    '| | Guarantee | Messages | Kills | Result |',
    '| --- | --- | ---: | ---: | --- |',
    ...verdicts.map(row),
    '',
    'No loss in *n* trials does not show that there is none: it bounds the rate below about 3/*n* with 95 % confidence.',
    'A trial here is a kill, since what a kill loses it loses at once; messages say how much was there to be lost.',
    'Kills of processes say nothing about power cuts, where the disk forgets what was not synchronised.',
    '',
    '## Runs',
    '',
    '| Run | Times | Messages | Kills | of which hit a send | Converged, worst |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...[...Map.groupBy(outcomes, ({ plan }) => plan.name)].map(([name, own]) => runRow(name, own)),
    '',
    ...skipped.map((reason) => `Not run: ${reason}.`),
    '',
    '## The checker can fail',
    '',
    '| Seeded fault | Caught |',
    '| --- | ---: |',
    ...faults.map(({ name, caught, planted }) => `| ${name} | ${caught} of ${planted} |`),
    '',
    `${faults.filter(passed).length} of ${faults.length} caught, without an alarm on the histories they were planted in.`,
  ];
}

function row({ id, name, held, messages, kills, violations }: Verdict): string {
  const result = held ? `held${bound(kills)}` : `**broken**: ${violations.length} violations`;
  return `| ${id} | ${name} | ${messages} | ${kills} | ${held === undefined ? 'not run' : result} |`;
}

function runRow(name: string, outcomes: readonly Outcome[]): string {
  const { count, hit } = killsOf(outcomes);
  const messages = outcomes.reduce((sum, outcome) => sum + acknowledged(outcome), 0);
  const convergence = outcomes.flatMap(({ events }) =>
    events.flatMap((event) => (event.op === 'converged' ? (event.ms ?? Infinity) : [])),
  );
  const worst = (Math.max(0, ...convergence) / 1000).toFixed(1);
  return `| ${name} | ${outcomes.length} | ${messages} | ${count} | ${hit} | ${worst} s |`;
}

function commit(): string {
  return execFileSync('git', ['rev-parse', '--short=12', 'HEAD'], {
    cwd: workspaceRoot,
    encoding: 'utf8',
  }).trim();
}
