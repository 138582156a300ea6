/**
 * `npm run uploads`: what `apps/api-e2e/src/uploads-under-kills.e2e.ts` does in every test run, with fifty kills and six
 * hundred uploads. `--kills=N` for another number.
 */
import { parseArgs } from 'node:util';

import { longRun } from '../runtime/long-run.ts';

interface Report {
  kills: number;
  begun: number;
  acknowledged: number;
  /** With a message. */
  sent: number;
}

const { values } = parseArgs({ options: { kills: { type: 'string' } } });
const report = await longRun<Report>('src/uploads-under-kills', 'UPLOAD_REPORT', {
  UPLOAD_KILLS: values.kills ?? '50',
});
if (report) console.log(sentence(report));

function sentence({ kills, begun, acknowledged, sent }: Report): string {
  return (
    `${begun} uploads, ${kills} kills: ${acknowledged} were acknowledged and ${sent} of them sent, every one of these is ` +
    `whole to the byte, and nothing is left of the others after the sweep`
  );
}
