import { judge } from './checks/all.ts';
import { readHistory } from './history/read.ts';
import { readOptions, usage, type Options } from './options.ts';
import { buildProduct } from './product/built.ts';
import { describeFaults, describeVerdicts } from './report/print.ts';
import { writeProof } from './report/proof-page.ts';
import { carryOutAll } from './runs/carry-out-all.ts';
import { undisturbedPlan } from './runs/plans.ts';
import { full, quick, type Programme } from './runs/programme.ts';
import { isClean, type Outcome } from './runs/run.ts';
import { verdictsOf } from './runs/verdicts.ts';
import { passed, selfTest, type FaultResult } from './seeded/self-test.ts';

/** Places at which each seeded fault is planted. */
const PLACES = 3;
const CLEAN_RUN_MS = 3_000;

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options.check !== undefined) return checkAgain(options.check);
  await buildProduct();
  console.log(`seed ${options.seed}`);
  const { plans, skipped } = programmeOf(options);
  const outcomes = await carryOutAll([undisturbedPlan(CLEAN_RUN_MS), ...plans], options.seed, options.keep);
  const faults = faultsIn(outcomes, options.seed);
  const verdicts = options.size === 'self-test' ? [] : verdictsOf(outcomes);
  console.log([...describeVerdicts(verdicts), ...describeFaults(faults)].join('\n'));
  for (const reason of skipped) console.log(`NOT RUN: ${reason}`);
  if (options.report && options.only === undefined)
    await writeProof({ size: options.size, outcomes, verdicts, faults, skipped, seed: options.seed });
  const results = [
    ...verdicts.flatMap(({ held }) => held ?? []),
    ...faults.map(passed),
    outcomes[0]?.broke === undefined && isClean(outcomes[0]?.findings ?? new Map()),
  ];
  tell(results);
}

function programmeOf({ size, only }: Options): Programme {
  if (size === 'self-test') return { plans: [], skipped: [] };
  const { plans, skipped } = size === 'full' ? full() : quick();
  return { plans: plans.filter(({ name }) => only === undefined || name === only), skipped };
}

/** The faults are planted in the richest clean history there is. */
function faultsIn(outcomes: readonly Outcome[], seed: number): FaultResult[] {
  const clean = outcomes.filter(
    ({ broke, findings, plan }) => broke === undefined && isClean(findings) && !plan.without,
  );
  const [richest] = clean.toSorted((a, b) => b.events.length - a.events.length);
  return richest ? selfTest(richest.events, seed, PLACES) : [];
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

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  console.error(usage);
  process.exit(1);
});
