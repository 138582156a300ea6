// All unit and integration suites in one process: the projects that have a Jest configuration, but the e2e ones.
import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const rootDir = fileURLToPath(new URL('../..', import.meta.url));
const configs = globSync(
  ['tools/jest.config.mjs', 'apps/*/jest.config.mjs', 'libs/*/jest.config.mjs', 'libs/*/*/jest.config.mjs'],
  {
    cwd: rootDir,
  },
);

export default {
  rootDir,
  // Tests that start processes take seconds where cores are few and busy; those of the projects are not heard here.
  testTimeout: 60_000,
  projects: configs.filter((path) => !path.includes('-e2e')).map((path) => `<rootDir>/${path}`),
};
