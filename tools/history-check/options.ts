import { parseArgs } from 'node:util';

export interface Options {
  /** Everything, a few minutes' worth of it, or only whether the checker can fail. */
  size: 'quick' | 'full' | 'self-test';
  seed: number;
  /** Only the plan of this name. */
  only?: string;
  /** A recorded history to be judged again, instead of any run. */
  check?: string;
  /** Keeps the folders of clean runs too. */
  keep: boolean;
  /** Writes docs/proof.md. */
  report: boolean;
}

export const usage = `npm run prove                        a few minutes: kills, cuts, pauses, and whether the checker can fail
npm run prove -- --full              the whole bars, and docs/proof.md
npm run prove -- --self-test         only whether the checker can fail
npm run prove -- --only='api killed' one run
npm run prove -- --seed=7            the random choices of an earlier run
npm run prove -- --check=<file>      judges a recorded history again
npm run prove -- --report            writes docs/proof.md of a shorter run too
npm run prove -- --keep              keeps what clean runs recorded too`;

/** @throws for an option that does not exist. */
export function readOptions(argv: string[]): Options {
  const { values } = parseArgs({
    args: argv,
    options: {
      full: { type: 'boolean', default: false },
      'self-test': { type: 'boolean', default: false },
      seed: { type: 'string' },
      only: { type: 'string' },
      check: { type: 'string' },
      keep: { type: 'boolean', default: false },
      report: { type: 'boolean', default: false },
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
  };
}
