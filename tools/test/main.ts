import type { Result, Suite } from './suite.ts';
import { suites } from './suites.ts';

// Ending through `exit` lets every command that is under way be ended with its whole group.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));

const selected = selectSuites(process.argv.slice(2));
let passed = 0;
let failed = 0;
for (const suite of selected) {
  const result = await timed(suite);
  passed += result.passed;
  failed += result.failed;
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

/** Runs one suite and prints its line; its whole log only when it failed. A suite without a test has failed. */
async function timed(suite: Suite): Promise<Result> {
  const start = performance.now();
  const result = await suite.run();
  const empty = result.passed + result.failed === 0;
  const failed = empty ? 1 : result.failed;
  const seconds = ((performance.now() - start) / 1000).toFixed(1).padStart(6);
  const skipped = result.skipped > 0 ? `, ${result.skipped} skipped` : '';
  if (failed > 0) console.log(`\n${result.output.trim()}\n`);
  console.log(
    `${failed > 0 ? '✗' : '✓'} ${suite.name.padEnd(11)}${seconds} s   ` +
      `${empty ? 'ran no test' : `${result.passed} passed, ${failed} failed${skipped}`}`,
  );
  if (result.note) console.log(`  ${result.note}`);
  return { ...result, failed };
}

function selectSuites(args: string[]): Suite[] {
  const only = args
    .filter((argument) => argument.startsWith('--only='))
    .flatMap((argument) => argument.slice(7).split(','));
  const unknown = [
    ...args.filter((argument) => !argument.startsWith('--only=')),
    ...only.filter((name) => !suites.some((suite) => suite.name === name)),
  ];
  if (unknown.length > 0) {
    const names = suites.map((suite) => suite.name).join(', ');
    console.error(`Unknown: ${unknown.join(' ')}. Use --only=<suite>, with one of: ${names}.`);
    process.exit(1);
  }
  return only.length === 0 ? suites : suites.filter((suite) => only.includes(suite.name));
}
