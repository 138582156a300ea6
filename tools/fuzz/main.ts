/**
 * `npm run fuzz`: what `apps/api-e2e/src/fuzz.e2e.ts` does once in every test run, as often as makes a million cases,
 * and from another seed each time. `--cases=N` for another number, `--seed=N` to have the same cases again.
 */
import { parseArgs } from 'node:util';

import { longRun, newSeed } from '../runtime/long-run.ts';

/** What one round of the test has. */
const CASES_A_ROUND = 20_000;

interface Report {
  seed: number;
  count: number;
  refused: number;
  /** In milliseconds, and to which case. */
  slowest: { ms: number; to: string };
  /** What the service holds after a collection, before the first round and after the last, in MB. */
  memory: [number, number];
}

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { cases: text, seed: text } });
const rounds = Math.max(1, Math.ceil(Number(values.cases ?? 1_000_000) / CASES_A_ROUND));
const seed = values.seed ?? newSeed();
console.log(`${rounds} rounds from seed ${seed}`);
const report = await longRun<Report>('src/fuzz', 'FUZZ_REPORT', {
  FUZZ_ROUNDS: String(rounds),
  FUZZ_SEED: seed,
});
if (report) console.log(sentence(report));

function sentence({ count, refused, slowest, memory: [before, after] }: Report): string {
  return (
    `${count.toLocaleString('en')} cases from seed ${seed}: every one answered, ${refused.toLocaleString('en')} ` +
    `refused, the slowest answer after ${Math.round(slowest.ms)} ms; the service held ${before} MB before and ${after} MB ` +
    `after. Slowest to answer: ${slowest.to.slice(0, 300)}`
  );
}
