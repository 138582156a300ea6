import { existsSync, readFileSync } from 'node:fs';

import { repositoryFiles } from '../runtime/sources.ts';
import { inWorkspace } from '../runtime/workspace.ts';
import type { Check } from './check.ts';
import { contains, excerptsOf } from './examples/excerpts.ts';

/** Code in the docs is code that is compiled and run. */
export const examples: Check = {
  name: 'every excerpt in the docs stands in the file it names',
  faults() {
    const pages = repositoryFiles().filter((path) => path.endsWith('.md'));
    return pages.flatMap((page) =>
      excerptsOf(readFileSync(inWorkspace(page), 'utf8'))
        .filter(
          ({ path, code }) =>
            !existsSync(inWorkspace(path)) || !contains(readFileSync(inWorkspace(path), 'utf8'), code),
        )
        .map(({ path, code }) => `${page}: ${path} has no such lines: ${code.split('\n')[0] ?? ''} …`),
    );
  },
};
