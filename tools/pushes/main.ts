/**
 * `npm run pushes`: what `libs/server/notification/src/push-once.spec.ts` does in every test run, until ten thousand
 * notifications reached a device, and from another seed each time. `--pushes=N` for another number, `--seed=N` for the
 * same failures again.
 */
import { parseArgs } from 'node:util';

import { longRun, newSeed } from '../runtime/long-run.ts';

interface Report {
  /** Of messages, that reached a device. */
  sent: number;
  /** Of these, a second time. */
  twice: number;
  /** How often the service could not know that it had sent something. */
  unknown: number;
  asked: number;
}

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { pushes: text, seed: text } });
const seed = values.seed ?? newSeed();
const report = await longRun<Report>(
  'src/push-once',
  'PUSH_REPORT',
  { PUSHES: values.pushes ?? '10000', PUSH_SEED: seed },
  'libs/server/notification',
);
if (report) console.log(sentence(report));

function sentence({ sent, twice, unknown, asked }: Report): string {
  const number = (value: number): string => value.toLocaleString('en');
  return (
    `${number(sent)} pushes reached a device in ${number(asked)} attempts from seed ${seed}; ${number(twice)} came a ` +
    `second time, after ${number(unknown)} of which the service could not know that they had been sent`
  );
}
