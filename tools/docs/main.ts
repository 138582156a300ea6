// `npm run docs`: writes what the docs take from the code.
import { readFileSync, writeFileSync } from 'node:fs';

import { inWorkspace } from '../runtime/workspace.ts';
import { ACCESS_PAGE, accessPage } from './access-matrix.ts';
import { settingsSchema } from './settings-schema.ts';
import { settingsTable, withTable } from './settings-table.ts';

const readme = inWorkspace('README.md');
writeFileSync(readme, withTable(readFileSync(readme, 'utf8'), settingsTable(await settingsSchema())));
writeFileSync(inWorkspace(ACCESS_PAGE), accessPage());
