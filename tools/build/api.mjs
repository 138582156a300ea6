// Builds the Node programs of one project: `node tools/build/api.mjs [api|example-host] [--watch]`.
import { rmSync } from 'node:fs';

import { build, context } from 'esbuild';

import { buildOptions } from './options.ts';

const [project = 'api'] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));

try {
  const options = buildOptions(project);
  if (process.argv.includes('--watch')) await (await context(options)).watch();
  else {
    // Chunks are named by their content: without this, those of earlier builds would stay.
    rmSync(`${options.absWorkingDir}/${options.outdir}`, { recursive: true, force: true });
    await build(options);
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
