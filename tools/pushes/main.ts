/**
 * `npm run pushes`: what `libs/server/notification/src/push-once.spec.ts` does in every test run, until ten thousand
 * notifications reached a device, and from another seed each time; then `apps/api-e2e/src/pushes-under-kills.e2e.ts`, with
 * twenty kills of the built service. `--pushes=N` and `--kills=N` for other numbers, 0 for none; `--seed=N` for the same
 * failures again.
 */
import { parseArgs } from 'node:util';

import { longRun, newSeed } from '../runtime/long-run.ts';

interface Failures {
  /** Of messages, that reached a device. */
  sent: number;
  /** Of these, a second time. */
  twice: number;
  /** How often the service could not know that it had sent something. */
  unknown: number;
  asked: number;
}

interface Kills {
  kills: number;
  /** That reached a device, of a message each. */
  told: number;
  /** Of these, a second time. */
  twice: number;
}

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { pushes: text, kills: text, seed: text } });
const seed = values.seed ?? newSeed();
const number = (value: number): string => value.toLocaleString('en');

if (values.pushes !== '0') {
  const env = { PUSHES: values.pushes ?? '10000', PUSH_SEED: seed };
  const report = await longRun<Failures>('src/push-once', 'PUSH_REPORT', env, 'libs/server/notification');
  if (report) console.log(ofFailures(report));
}
if (values.kills !== '0' && !process.exitCode) {
  const env = { PUSH_KILLS: values.kills ?? '20' };
  const report = await longRun<Kills>('src/pushes-under-kills', 'PUSH_KILLS_REPORT', env);
  if (report) console.log(ofKills(report));
}

function ofFailures({ sent, twice, unknown, asked }: Failures): string {
  return (
    `${number(sent)} pushes reached a device in ${number(asked)} attempts from seed ${seed}; ${number(twice)} came a ` +
    `second time, after ${number(unknown)} of which the service could not know that they had been sent`
  );
}

function ofKills({ kills, told, twice }: Kills): string {
  return (
    `${number(kills)} kills of the service: each of ${number(told)} notifications reached its device, ` +
    `${number(twice)} of them a second time, which were on their way when it died`
  );
}
