// Backups under load, each restored and read: node src/testing/restores.ts [--rounds 10] [--writes 20000]
import { parseArgs } from 'node:util';
import { temporaryFolder } from './folder.ts';
import { restoreRound } from './restore-round.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '10' }, writes: { type: 'string', default: '20000' } },
});
let failed = 0;
for (let round = 1; round <= Number(values.rounds); round++) {
  const folder = temporaryFolder();
  const { documents, lost, torn, faults, newEpoch } = await restoreRound(
    folder.path('live.db'),
    Number(values.writes),
  );
  folder.remove();
  const sound = lost === 0 && torn === 0 && faults.length === 0 && newEpoch && documents > 0;
  if (!sound) failed++;
  console.log(
    `${sound ? '✓' : '✗'} restore ${round}: ${documents} documents, ${lost} lost, ${torn} torn, ${faults.length} faults, ${newEpoch ? 'a new epoch' : 'the old epoch'}`,
  );
}
console.log(`${Number(values.rounds) - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
