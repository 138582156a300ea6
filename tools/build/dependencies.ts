import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';

import type { Metafile, Plugin } from 'esbuild';

import { inWorkspace } from '../runtime/workspace.ts';

/**
 * Fails the build when a program imports a package that is not among `dependencies`: it would run here and not where
 * only those are installed, as in the image.
 */
export const onlyDependencies: Plugin = {
  name: 'only-dependencies',
  setup(build) {
    build.initialOptions.metafile = true;
    build.onEnd(({ metafile }) => ({
      errors: missingDependencies(metafile).map((name) => ({
        text: `'${name}' is imported by what runs in production, but is neither a library here nor in the dependencies of package.json`,
      })),
    }));
  },
};

function missingDependencies(metafile: Metafile | undefined): string[] {
  const manifest = JSON.parse(readFileSync(inWorkspace('package.json'), 'utf8')) as { dependencies: object };
  const imports = Object.values(metafile?.outputs ?? {}).flatMap((output) => output.imports);
  const packages = imports
    .filter(({ external, path }) => external && !isBuiltin(path))
    .map(({ path }) => packageOf(path));
  return [...new Set(packages)].filter((name) => !(name in manifest.dependencies)).sort();
}

const packageOf = (path: string) =>
  path
    .split('/')
    .slice(0, path.startsWith('@') ? 2 : 1)
    .join('/');
