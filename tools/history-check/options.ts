import { parseArgs } from 'node:util';

export interface Options {
  /** Everything, a few minutes' worth of it, or only whether the checker can fail. */
  size: 'quick' | 'full' | 'self-test';
  seed: number;
  /** Only the runs of this name, or those that show this guarantee. */
  only?: string;
  /** A recorded history to be judged again, instead of any run. */
  check?: string;
  /** Keeps the folders of clean runs too. */
  keep: boolean;
  /** Writes docs/proof.md. */
  report: boolean;
  /** Begins no run after so many minutes; what is left is for the next sitting. */
  minutes: number;
  /** A file other than the commit's own in which the runs are noted. */
  ledger?: string;
  /** A replica set of MongoDB that may be emptied and whose primary may be stepped down. */
  replicaSet?: string;
}

export const usage = `npm run prove                        a few minutes: kills, cuts, pauses, and whether the checker can fail
npm run prove -- --full              the whole bars, and docs/proof.md; goes on where an earlier sitting stopped
npm run prove -- --full --only=G1    the runs that show one guarantee; every part adds to the same page
npm run prove -- --full --minutes=30 begins nothing new after half an hour
npm run prove -- --full --replica-set=<uri>   with a real replica set, whose database \`officehours\` is emptied
npm run prove -- --self-test         only whether the checker can fail
npm run prove -- --only='api killed' one run
npm run prove -- --seed=7            the random choices of an earlier run
npm run prove -- --check=<file>      judges a recorded history again
npm run prove -- --report            writes docs/proof.md of a shorter run too
npm run prove -- --ledger=<file>     notes the runs there instead of where they are kept
npm run prove -- --keep              keeps what clean runs recorded too`;

/** @throws for an option that does not exist. */
export function readOptions(argv: string[]): Options {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    args: argv,
    options: {
      full: flag,
      'self-test': flag,
      seed: text,
      only: text,
      check: text,
      keep: flag,
      report: flag,
      minutes: text,
      ledger: text,
      'replica-set': text,
    },
  });
  const size = values.full ? 'full' : 'quick';
  return {
    size: values['self-test'] ? 'self-test' : size,
    seed: Number(values.seed ?? Math.floor(Math.random() * 2 ** 31)),
    only: values.only,
    check: values.check,
    keep: values.keep,
    report: values.full || values.report,
    minutes: Number(values.minutes ?? Infinity),
    ledger: values.ledger,
    replicaSet: values['replica-set'],
  };
}
