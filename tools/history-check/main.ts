import { rmSync } from 'node:fs';

import { inWorkspace } from '../runtime/workspace.ts';
import { judge } from './checks/all.ts';
import { readHistory } from './history/read.ts';
import { readOptions, usage, type Options } from './options.ts';
import { buildId, buildProduct } from './product/built.ts';
import { commit, RUNS } from './report/commit.ts';
import { describeFaults, describeVerdicts } from './report/print.ts';
import { writeProof } from './report/proof-page.ts';
import { carryOutAll, type Results } from './runs/carry-out-all.ts';
import { guarantees } from './runs/guarantees.ts';
import { Ledger } from './runs/ledger.ts';
import { undisturbedPlan } from './runs/plans.ts';
import { full, quick, type Programme } from './runs/programme.ts';
import { isAsItShould, type Proved, type RunRecord } from './runs/record.ts';
import type { Plan } from './runs/run.ts';
import { passes, verdictsOf } from './runs/verdicts.ts';
import { passed, selfTest, type FaultResult } from './seeded/self-test.ts';

/** Places at which each seeded fault is planted. */
const PLACES = 3;
const CLEAN_RUN_MS = 3_000;

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options.check !== undefined) return checkAgain(options.check);
  await buildProduct();
  const { seed, size } = options;
  console.log(`seed ${seed}`);
  const { plans, skipped } = programmeOf(options);
  const proved = { commit: commit(), build: buildId() };
  const ledger = ledgerOf(options, proved.build);
  const opening = undisturbedPlan(CLEAN_RUN_MS);
  const results = await sitDown([opening, ...ledger.left(plans)], { ledger, proved, options });
  const faults = faultsIn(results, seed);
  const records = ledger.read();
  const verdicts = size === 'self-test' ? [] : verdictsOf(records);
  console.log([...describeVerdicts(verdicts), ...describeFaults(faults)].join('\n'));
  for (const reason of skipped) console.log(`NOT RUN: ${reason}`);
  if (results.left > 0) console.log(`${results.left} runs are left for another sitting`);
  const isWhole = size === 'full' || options.only === undefined;
  if (options.report && isWhole) await writeProof({ size, records, verdicts, faults, skipped });
  tell([
    ...verdicts.flatMap((verdict) => (verdict.held === undefined ? [] : passes(verdict))),
    ...faults.map(passed),
    ...results.records.slice(0, 1).map(isAsItShould),
  ]);
}

/** Some runs are left out: what is not asked for, and what an earlier sitting has done. */
function programmeOf({ size, only, replicaSet }: Options): Programme {
  if (size === 'self-test') return { plans: [], skipped: [] };
  const { plans, skipped } = size === 'full' ? full(replicaSet) : quick();
  const guarantee = guarantees.find(({ id }) => id === only);
  const names = guarantee ? [...(guarantee.runs ?? []), guarantee.control] : [only];
  const wanted = ({ name }: Plan) => only === undefined || names.includes(name);
  return { plans: plans.filter(wanted), skipped };
}

/**
 * The full size goes on where it stopped, while the product is the same: its runs are kept beside its page. The others
 * begin anew each time.
 */
function ledgerOf({ size, ledger: named }: Options, build: string): Ledger {
  const isFull = size === 'full';
  const path = named ?? inWorkspace(isFull ? RUNS : `dist/proof/${size}-${build}.jsonl`);
  const ledger = new Ledger(path);
  const isAnother = ledger.read().some((record) => record.build !== build);
  if (named === undefined && (!isFull || isAnother)) rmSync(path, { force: true });
  if (isFull) console.log(`build ${build}: ${ledger.read().length} runs of earlier sittings`);
  return ledger;
}

/** Each sitting opens with a quiet run, in which the faults are planted; of the full size it is not a part. */
function sitDown(
  plans: Plan[],
  { ledger, proved, options }: { ledger: Ledger; proved: Proved; options: Options },
): Promise<Results> {
  const { seed, keep, minutes, size } = options;
  const until = performance.now() + minutes * 60_000;
  let isOpening = size === 'full';
  const record = (record: RunRecord) => {
    if (!isOpening) ledger.add(record);
    isOpening = false;
  };
  return carryOutAll(plans, { seed, keep, proved, until, record });
}

/** The faults are planted in the richest clean history there is. */
function faultsIn({ richest }: Results, seed: number): FaultResult[] {
  return richest.length > 0 ? selfTest(richest, seed, PLACES) : [];
}

async function checkAgain(path: string): Promise<void> {
  const findings = judge(await readHistory(path));
  for (const [id, violations] of findings)
    for (const violation of violations) console.log(`${id}: ${violation}`);
  tell([...findings.values()].map((violations) => violations.length === 0));
}

function tell(results: readonly boolean[]): void {
  const held = results.filter(Boolean).length;
  console.log(`${held} passed, ${results.length - held} failed`);
  process.exitCode = held === results.length && held > 0 ? 0 : 1;
}

// Ended from outside, it still ends what it started.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

// A run that broke may leave a timer or a connection behind: that is no reason to stay.
main().then(
  () => process.exit(),
  (error: unknown) => {
    console.error(error instanceof Error ? (error.stack ?? error.message) : error);
    console.error(usage);
    process.exit(1);
  },
);
