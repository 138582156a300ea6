import type { BuildOptions } from 'esbuild';

import { workspaceRoot } from '../runtime/workspace.ts';
import { decoratorMetadata } from './decorators.ts';
import { onlyDependencies } from './dependencies.ts';
import { programs } from './programs.ts';

/**
 * How a Node program is bundled: our own code in one ES module per entry, everything from npm left outside, since
 * bundled drivers and native modules break in ways that only show at run time.
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
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node24',
    sourcemap: 'linked',
    logLevel: 'warning',
    plugins: [decoratorMetadata, onlyDependencies],
  };
}
