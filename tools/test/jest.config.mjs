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
  projects: configs.filter((path) => !path.includes('-e2e')).map((path) => `<rootDir>/${path}`),
};
