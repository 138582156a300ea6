import type { BuildOptions } from 'esbuild';

import { workspaceRoot } from '../runtime/workspace.ts';
import { decoratorMetadata } from './decorators.ts';
import { onlyDependencies } from './dependencies.ts';
import { optional, outside } from './outside.ts';
import { programs } from './programs.ts';

/** For what was written as CommonJS, which expects these. */
const COMMON_JS = [
  "import { createRequire as requireFrom } from 'node:module';",
  'const require = requireFrom(import.meta.url);',
  'const __filename = import.meta.filename;',
  'const __dirname = import.meta.dirname;',
].join(' ');

/**
 * How a Node program is bundled: our own code and most of what it uses in a few ES modules.
 *
 * @throws when the project has no program in `programs.ts`
 */
export function buildOptions(project: string): BuildOptions {
  const entryPoints = programs[project];
  if (!entryPoints)
    throw new Error(`No program to build is named '${project}' (see tools/build/programs.ts).`);
  return {
    absWorkingDir: workspaceRoot,
    entryPoints,
    outdir: `dist/apps/${project}`,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    chunkNames: '[name]-[hash]',
    external: [...outside, ...optional],
    banner: { js: COMMON_JS },
    platform: 'node',
    format: 'esm',
    target: 'node24',
    sourcemap: 'linked',
    logLevel: 'warning',
    plugins: [decoratorMetadata, onlyDependencies],
  };
}
