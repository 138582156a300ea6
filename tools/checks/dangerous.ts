import { readFileSync } from 'node:fs';

import { repositoryFiles } from '../runtime/sources.ts';
import { inWorkspace } from '../runtime/workspace.ts';
import type { Check } from './check.ts';
import { dangers } from './dangerous/find.ts';
import { rules } from './dangerous/rules.ts';

const code = /^(apps\/(api|web)\/src|libs)\/.*\.tsx?$/;
const aside = /\.spec\.tsx?$|\.d\.ts$|\/(generated|testing)\/|\/bench\//;

/** Functions with which a small mistake is a weakness stand only where they were looked at. */
export const dangerous: Check = {
  name: 'what runs, redirects, renders, encrypts or guesses stands only in the files that are known for it',
  faults() {
    const sources = repositoryFiles()
      .filter((path) => code.test(path) && !aside.test(path))
      .map((path) => ({ path, text: readFileSync(inWorkspace(path), 'utf8') }));
    return dangers(sources, rules);
  },
};
