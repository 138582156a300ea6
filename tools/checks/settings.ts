import { existsSync, readFileSync } from 'node:fs';

import { ACCESS_PAGE, accessPage } from '../docs/access-matrix.ts';
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

/** The page about access tells the policies that are in force. */
export const accessMatrix: Check = {
  name: 'the access matrix in the docs is that of the policies',
  faults() {
    const page = existsSync(inWorkspace(ACCESS_PAGE)) ? readFileSync(inWorkspace(ACCESS_PAGE), 'utf8') : '';
    return page === accessPage() ? [] : [`${ACCESS_PAGE}: is out of date; run \`npm run docs\``];
  },
};
