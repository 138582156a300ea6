// The speed rows of the embedded database, as ratios measured side by side in one run.
//   node tools/bench/embedded-mongodb/main.ts [--full] [--rounds 5] [inserts history event-loop memory index-build]
import { parseArgs } from 'node:util';
import { measureEventLoop } from './event-loop.ts';
import { measureHistory } from './history.ts';
import { measureIndexBuild } from './index-build.ts';
import { measureInserts } from './inserts.ts';
import { measureMemory } from './memory.ts';
import type { Row } from './row.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { full: { type: 'boolean', default: false }, rounds: { type: 'string', default: '5' } },
});
const rounds = Number(values.rounds);
const sizes = values.full ? [1e4, 1e5, 1e6, 1e7] : [1e4, 1e5, 1e6];

const measures: Record<string, () => Promise<Row[]>> = {
  inserts: () => measureInserts(rounds),
  history: () => measureHistory(sizes, rounds),
  'event-loop': () => measureEventLoop(rounds),
  memory: () => measureMemory(1e6),
  'index-build': () => measureIndexBuild(1e6),
};

const wanted = positionals.length > 0 ? positionals : Object.keys(measures);
let missed = 0;
for (const name of wanted) {
  const measure = measures[name];
  if (!measure)
    throw new Error(`There is no measure '${name}'. There are: ${Object.keys(measures).join(', ')}.`);
  for (const { what, ratio, goal, detail } of await measure()) {
    const met = goal === undefined || (goal.least !== undefined ? ratio >= goal.least : ratio <= goal.most);
    if (!met) missed++;
    const bound = goal === undefined ? '' : goal.least !== undefined ? `≥ ${goal.least}` : `≤ ${goal.most}`;
    console.log(`${met ? '✓' : '✗'} ${what}: ${ratio.toFixed(2)} ${bound}  (${detail})`);
  }
}
process.exitCode = missed > 0 ? 1 : 0;
