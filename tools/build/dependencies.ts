import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';

import type { Metafile, Plugin } from 'esbuild';

import { inWorkspace } from '../runtime/workspace.ts';

/**
 * Fails the build when our own code imports a package that is not among `dependencies`: it would run here and not where
 * only those are installed, as in the image; and what is bundled would be missing in the list of what we ship.
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
  const own = Object.entries(metafile?.inputs ?? {}).filter(([path]) => !path.includes(NODE_MODULES));
  const packages = own.flatMap(([, { imports }]) => imports).flatMap(packageOf);
  return [...new Set(packages)].filter((name) => !(name in manifest.dependencies)).sort();
}

const NODE_MODULES = 'node_modules/';

/** The package that an import leads to: bundled, by the path of its file; left outside, by its name. */
function packageOf({ path, external }: Metafile['inputs'][string]['imports'][number]): string[] {
  const at = path.lastIndexOf(NODE_MODULES);
  if (at < 0 && (!external || isBuiltin(path))) return [];
  const inside = at < 0 ? path : path.slice(at + NODE_MODULES.length);
  return [
    inside
      .split('/')
      .slice(0, inside.startsWith('@') ? 2 : 1)
      .join('/'),
  ];
}
