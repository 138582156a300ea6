import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

import type { Plan } from './run.ts';
import type { RunRecord } from './record.ts';

/**
 * The file in which every run of the full size leaves a line. An interrupted sitting goes on where it was, and the
 * parts of the whole can be run one by one: the page is written from all lines of one build of the product.
 */
export class Ledger {
  private readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  read(): RunRecord[] {
    if (!existsSync(this.path)) return [];
    return readFileSync(this.path, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as RunRecord);
  }

  add(record: RunRecord): void {
    mkdirSync(dirname(this.path), { recursive: true });
    appendFileSync(this.path, `${JSON.stringify(record)}\n`);
  }

  /** The plans that are still to be carried out: each name as often as it stands there, less what has been done. */
  left(plans: readonly Plan[]): Plan[] {
    const done = new Map<string, number>();
    for (const { plan } of this.read()) done.set(plan, (done.get(plan) ?? 0) + 1);
    return plans.filter(({ name }) => {
      const count = done.get(name) ?? 0;
      if (count > 0) done.set(name, count - 1);
      return count === 0;
    });
  }
}
