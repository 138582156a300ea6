import { goals } from './goals.ts';
import { readOptions, usage, type Options } from './options.ts';
import { keep, report } from './page.ts';
import { describeProfiles } from './profile/describe.ts';
import { profileInto } from './profile/folder.ts';
import { run } from '../runtime/run.ts';
import { abuse } from './rows/abuse.ts';
import { acrossNodes } from './rows/cluster.ts';
import type { Measured, Measurement } from './rows/context.ts';
import { fanOut } from './rows/fan-out.ts';
import { history } from './rows/history.ts';
import { heavyLoad, moderateLoad, slowDiskLatency } from './rows/latency.ts';
import { memoryPerConnection } from './rows/memory.ts';
import { gatewayTax, slowDiskThroughput, throughput } from './rows/saturation.ts';
import { plainSearching, searching } from './rows/search.ts';
import { coldStart } from './rows/start.ts';
import { reconnectStorm } from './rows/storm.ts';
import { markdownTable, missed } from './table.ts';

const measurements: readonly Measurement[] = [
  moderateLoad,
  slowDiskLatency,
  throughput,
  slowDiskThroughput,
  heavyLoad,
  gatewayTax,
  memoryPerConnection,
  history,
  reconnectStorm,
  coldStart,
  fanOut,
  acrossNodes,
  searching,
  plainSearching,
  abuse,
];

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const unknown = options.rows.filter((row) => !goals.some((goal) => goal.row === row));
  if (unknown.length > 0) throw new Error(`there is no row ${unknown.join(', ')}`);
  const began = performance.now();
  const { code, output } = await run('nx', ['build', 'api', '--outputStyle=static']);
  if (code !== 0) throw new Error(`the API does not build:\n${output}`);
  const measured: Measured[] = [];
  for (const measurement of measurements) measured.push(...(await carryOut(measurement, options)));
  const lines = report(measured, options, (performance.now() - began) / 1000);
  console.log(['', ...lines, '', `kept in ${keep(lines, options.write)}`].join('\n'));
  const short = missed(measured);
  if (short.length > 0) console.log(`rows that miss what they must: ${short.join(', ')}`);
  process.exitCode = short.length > 0 ? 1 : 0;
}

/** Says each row when it is known; what could not be measured is said as loudly. */
async function carryOut({ rows, measure }: Measurement, options: Options): Promise<Measured[]> {
  const isWanted = (row: string) => options.rows.length === 0 || options.rows.includes(row);
  if (!rows.some(isWanted)) return [];
  if (options.profile) profileInto(`dist/bench/profiles/rows-${rows.join('-')}`);
  const results = await measure(options).catch((error: unknown) =>
    rows.map((row) => ({ row, detail: `NOT MEASURED: ${String(error)}` })),
  );
  const wanted = results.filter(({ row }) => isWanted(row));
  console.log([...markdownTable(wanted).slice(2), ...describeProfiles()].join('\n'));
  return wanted;
}

// Ended from outside, it still ends what it started.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  console.error(usage);
  process.exitCode = 1;
});
