import { readFileSync } from 'node:fs';

import { inWorkspace } from '../runtime/workspace.ts';

const PAGE = 'docs/security/abuse.md';

describe('the page about too much of everything', () => {
  const rows = readFileSync(inWorkspace(PAGE), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| What |'))
    .map((line) => line.split(' | '));

  it('has limits', () => expect(rows.length).toBeGreaterThan(15));

  it.each(rows.map((cells) => [cells[0]!.slice(2), cells.at(-1)!]))(
    'names the test of %s',
    (_what, tests) => {
      expect(tests).toMatch(/\]\([^)]+\.(spec|e2e)\.ts\)/);
    },
  );
});
