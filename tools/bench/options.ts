import { parseArgs } from 'node:util';

export interface Options {
  /** Rows by number; empty: all. */
  rows: string[];
  /** Interleaved samples of each server. */
  rounds: number;
  /** Times everything is started anew. */
  spawns: number;
  /** Milliseconds of one sample. */
  sampleMs: number;
  /** Largest number of messages in a database. */
  messages: number;
  full: boolean;
  /** Puts the table into docs/benchmarks.md. */
  write: boolean;
  /** Keeps a CPU profile of the product under each row; the figures are then those of a product that is watched. */
  profile: boolean;
}

export const usage = `npm run bench                          a quick size of every row, at most 12 minutes
npm run bench -- --rows 4,4b,4c        some rows
npm run bench -- --rounds 7            more samples of each
npm run bench -- --full                5 rounds, 3 spawns, 10 million messages: an hour
npm run bench -- --write               puts the table into docs/benchmarks.md
npm run bench -- --rows 4 --profile    where the product's time goes under a row: .cpuprofile files, and their sums`;

/** @throws for an option that does not exist, and for two that exclude each other. */
export function readOptions(argv: string[]): Options {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    args: argv,
    options: {
      rows: text,
      rounds: text,
      spawns: text,
      messages: text,
      full: flag,
      write: flag,
      profile: flag,
    },
  });
  const { full } = values;
  if (values.write && values.profile) throw new Error('a product that is profiled has no figures to be kept');
  return {
    rows: values.rows?.split(',').map((row) => row.trim()) ?? [],
    rounds: Number(values.rounds ?? (full ? 5 : 3)),
    spawns: Number(values.spawns ?? (full ? 3 : 1)),
    sampleMs: full ? 4_000 : 2_500,
    messages: Number(values.messages ?? (full ? 1e7 : 3e5)),
    full,
    write: values.write,
    profile: values.profile,
  };
}
