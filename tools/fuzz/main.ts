/**
 * `npm run fuzz`: what `apps/api-e2e/src/fuzz.e2e.ts` does once in every test run, as often as makes a million cases,
 * and from another seed each time. `--cases=N` for another number, `--seed=N` to have the same cases again.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { run } from '../runtime/run.ts';

/** What one round of the test has. */
const CASES_A_ROUND = 20_000;

interface Report {
  seed: number;
  count: number;
  refused: number;
  slowestMs: number;
  /** Of the service, before the first round and after the last, in MB. */
  memory: [number, number];
}

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
  },
});
const rounds = Math.max(1, Math.ceil(Number(values.cases) / CASES_A_ROUND));

const folder = await mkdtemp(join(tmpdir(), 'officehours-fuzz-'));
const file = join(folder, 'report.json');
try {
  const built = await run('nx', ['build', 'api']);
  if (built.code !== 0) throw new Error(built.output);
  console.log(`${rounds} rounds from seed ${values.seed}`);
  const { code, output } = await run('node', jestArguments(), {
    env: { FUZZ_ROUNDS: String(rounds), FUZZ_SEED: values.seed, FUZZ_REPORT: file },
  });
  const report = await readFile(file, 'utf8').catch(() => undefined);
  if (report) console.log(sentence(JSON.parse(report) as Report));
  if (code !== 0) console.error(output);
  process.exitCode = code;
} finally {
  await rm(folder, { recursive: true, force: true });
}

function jestArguments(): string[] {
  const jest = [
    '--no-sparkplug',
    '--experimental-vm-modules',
    '--no-warnings',
    'node_modules/jest/bin/jest.js',
  ];
  return [...jest, '-c', 'apps/api-e2e/jest.config.mjs', 'src/fuzz'];
}

function sentence({ seed, count, refused, slowestMs, memory: [before, after] }: Report): string {
  return (
    `${count.toLocaleString('en')} cases from seed ${seed}: every one answered, ${refused.toLocaleString('en')} ` +
    `refused, the slowest answer after ${slowestMs} ms; memory of the service ${before} MB before and ${after} MB after`
  );
}
