/**
 * `npm run canaries`: what `apps/api-e2e/src/no-leak.e2e.ts` does in every test run, until a hundred thousand things were
 * told to somebody, and from another seed each time. `--deliveries=N` for another number, `--seed=N` for the same people's
 * choices again.
 */
import { parseArgs } from 'node:util';

import { longRun, newSeed } from '../runtime/long-run.ts';

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { deliveries: text, seed: text } });
const seed = values.seed ?? newSeed();
const report = await longRun<{ deliveries: number; secrets: number }>('src/no-leak', 'CANARY_REPORT', {
  CANARY_DELIVERIES: values.deliveries ?? '100000',
  CANARY_SEED: seed,
});
if (report)
  console.log(
    `${report.deliveries.toLocaleString('en')} deliveries from seed ${seed}, ` +
      `${report.secrets.toLocaleString('en')} secrets, none with anybody who should not have it`,
  );
