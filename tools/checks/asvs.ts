import { readFileSync } from 'node:fs';

import { inWorkspace } from '../runtime/workspace.ts';
import { checklistFaults } from './asvs/judge.ts';
import type { Check } from './check.ts';

const PAGE = 'docs/security/asvs.md';

/** What stands in no list of the page is what nobody thought of. */
export const asvs: Check = {
  name: 'every item of levels 1 and 2 of ASVS 5.0 stands once in the checklist',
  faults: () => checklistFaults(readFileSync(inWorkspace(PAGE), 'utf8')).map((fault) => `${PAGE}: ${fault}`),
};
