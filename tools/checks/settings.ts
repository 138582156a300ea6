import { readFileSync } from 'node:fs';

import { settingsSchema } from '../docs/settings-schema.ts';
import { settingsTable, withTable } from '../docs/settings-table.ts';
import { inWorkspace } from '../runtime/workspace.ts';
import type { Check } from './check.ts';

/** The README tells the settings that the service takes, no more and no less. */
export const settings: Check = {
  name: 'the table of settings in the README is the one that the service reads',
  async faults() {
    const readme = readFileSync(inWorkspace('README.md'), 'utf8');
    const fresh = withTable(readme, settingsTable(await settingsSchema()));
    return fresh === readme ? [] : ['README.md: the table is out of date; run `npm run docs`'];
  },
};
