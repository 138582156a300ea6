import { writeFile } from 'node:fs/promises';
import { cpus, release, totalmem, type } from 'node:os';

import { inWorkspace } from '../../runtime/workspace.ts';
import type { Options } from '../options.ts';
import { killsOf } from '../runs/kills.ts';
import type { Proved, RunRecord } from '../runs/record.ts';
import type { Verdict } from '../runs/verdicts.ts';
import { passed, type FaultResult } from '../seeded/self-test.ts';
import { bound } from './bound.ts';

export interface Proof {
  size: Options['size'];
  records: readonly RunRecord[];
  verdicts: readonly Verdict[];
  faults: readonly FaultResult[];
  skipped: readonly string[];
}

/** Writes the last full run down: on what, of what, and what it does and does not show. */
export async function writeProof(proof: Proof): Promise<void> {
  await writeFile(inWorkspace('docs/proof.md'), `${page(proof).join('\n')}\n`);
}

function page({ size, records, verdicts, faults, skipped }: Proof): string[] {
  const controls = records.filter(({ control }) => control);
  return [
    '# The proof',
    '',
    `Written by \`npm run prove -- ${size === 'full' ? '--full' : '--report'}\`: it starts the built product, drives real clients over sockets and REST,`,
    'kills, cuts and pauses what runs, and checks the whole recorded history (`tools/history-check`). The full size may be run',
    'in several sittings and by parts; the table says how much of its bar each guarantee has behind it.',
    '',
    `- ${new Date().toISOString().slice(0, 10)}, commit ${each(records, 'commit')}, build ${each(records, 'build')}`,
    `- ${cpus().length} × ${cpus()[0]?.model ?? 'an unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${type()} ${release()}, Node ${process.versions.node}`,
    '',
    '## Guarantees',
    '',
    '| | Guarantee | Bar | Runs | Messages | Kills and cuts | Result |',
    '| --- | --- | --- | ---: | ---: | ---: | --- |',
    ...verdicts.map(row),
    '',
    'No loss in *n* trials does not show that there is none: it bounds the rate below about 3/*n* with 95 % confidence.',
    'A trial here is a kill or a cut, since what it loses it loses at once; messages, files and notifications say how much was there to be lost.',
    'Where a figure is below its bar, the bar has not been reached, whatever the result says.',
    'Power cuts are simulated: a library under the product keeps what each write overwrote, and takes back whatever no',
    '`fsync` covered. Whether a given disk keeps what it says it has synchronised, no test of ours can show.',
    '',
    `Negative control, power cuts on a disk whose \`fsync\` does nothing: ${controls.filter(isBlind).length === 0 ? '' : '**not all** '}${controls.length - controls.filter(isBlind).length} of ${controls.length} runs lost acknowledged messages, as they must.`,
    '',
    '## Runs',
    '',
    '| Run | Times | Messages | Kills and cuts | of which hit a send | Converged, worst |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...[...Map.groupBy(records, ({ plan }) => plan)].map(([name, own]) => runRow(name, own)),
    '',
    ...skipped.map((reason) => `Not run: ${reason}.`),
    ...records.flatMap(({ plan, seed, broke, control }) =>
      broke === undefined || control
        ? []
        : [`Did not end, and shows nothing: ${plan}, seed ${seed}: ${broke}.`],
    ),
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

const each = (records: readonly RunRecord[], what: keyof Proved): string =>
  [...new Set(records.map((record) => record[what]))].join(', ');

const isBlind = ({ violations }: RunRecord): boolean => (violations.C1?.length ?? 0) === 0;

function row(verdict: Verdict): string {
  const { id, name, bar = '', held, runs, messages, besides, kills, violations, unfinished } = verdict;
  const stopped = unfinished.length > 0 ? `; **${unfinished.length} runs did not end**` : '';
  const result = (held ? `held${bound(kills)}` : `**broken**: ${violations.length} violations`) + stopped;
  const lost = besides === undefined ? `${messages}` : `${messages}, ${besides}`;
  const figures = `${bar} | ${runs} | ${lost} | ${kills}`;
  return `| ${id} | ${name} | ${figures} | ${held === undefined ? 'not run' : result} |`;
}

function runRow(name: string, records: readonly RunRecord[]): string {
  const { count, hit } = killsOf(records);
  const messages = records.reduce((sum, { acknowledged }) => sum + acknowledged, 0);
  const isControl = records.some(({ control }) => control);
  const worst = Math.max(0, ...records.flatMap(({ converged }) => converged.map((ms) => ms ?? Infinity)));
  const converged = isControl ? 'control' : `${(worst / 1000).toFixed(1)} s`;
  return `| ${name} | ${records.length} | ${messages} | ${count} | ${hit} | ${converged} |`;
}
