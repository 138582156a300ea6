// Runs the checks named on the command line, or all: `node tools/checks/main.ts [sizes …]`.
import { checks } from './all.ts';

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in checks));
if (unknown.length > 0) {
  console.error(`No such check: ${unknown.join(', ')}. There are: ${Object.keys(checks).join(', ')}.`);
  process.exit(1);
}

let failed = 0;
const selected = Object.entries(checks).filter(([id]) => wanted.length === 0 || wanted.includes(id));
for (const [id, check] of selected) {
  const faults = await check.faults();
  console.log(`${faults.length === 0 ? '✓' : '✗'} ${id}: ${check.name}`);
  for (const fault of faults) console.log(`    ${fault}`);
  if (faults.length > 0) failed += 1;
}
console.log(`${selected.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
