import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { repositoryFiles } from '../runtime/sources.ts';
import { inWorkspace } from '../runtime/workspace.ts';
import type { Check } from './check.ts';
import { relativeLinks } from './links/markdown.ts';

/** No page sends its reader to a file that is not there. */
export const links: Check = {
  name: 'every relative link in the docs leads to a file',
  faults() {
    const pages = repositoryFiles().filter((path) => path.endsWith('.md'));
    return pages.flatMap((page) =>
      relativeLinks(readFileSync(inWorkspace(page), 'utf8'))
        .filter((target) => !existsSync(inWorkspace(join(dirname(page), decodeURI(target)))))
        .map((target) => `${page}: ${target} does not exist`),
    );
  },
};
