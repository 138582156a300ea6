import { checks, program, target } from './commands.ts';
import { jest } from './jest.ts';
import { playwright } from './playwright.ts';
import type { Suite } from './suite.ts';
import { needing } from './system-packages.ts';

const minutes = (count: number) => count * 60_000;

/** Every suite in the order of the run: what is quick and says most comes first. */
export const suites: Suite[] = [
  target('lint'),
  target('typecheck'),
  checks(
    'checks',
    'format',
    'sizes',
    'versions',
    'links',
    'examples',
    'settings',
    'access',
    'words',
    'dangerous',
    'sbom',
  ),
  checks('walls', 'planted'),
  needing(['redis-server'], jest('jest', 'tools/test/jest.config.mjs', minutes(15))),
  target('build'),
  checks('products', 'api-client', 'weight', 'leaks'),
  needing(['redis-server'], jest('api-e2e', 'apps/api-e2e/jest.config.mjs', minutes(20))),
  program('prove', ['tools/history-check/main.mjs'], 15),
  needing(['webkit2gtk-driver', 'xvfb'], playwright('webkit', 'apps/web-e2e/webkit.config.ts', minutes(20))),
  needing(['chromium'], playwright('web-e2e', 'apps/web-e2e/playwright.config.ts', minutes(45))),
];
