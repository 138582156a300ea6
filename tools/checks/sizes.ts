import { readFileSync } from 'node:fs';

import { repositoryFiles } from '../runtime/sources.ts';
import { inWorkspace } from '../runtime/workspace.ts';
import type { Check } from './check.ts';
import { fileLimit, functionLimit, tooLong } from './sizes/judge.ts';
import { functionsOf, lineCount, percentile90 } from './sizes/measure.ts';

const code = /^(apps|libs|tools)\/.*\.(ts|tsx|mjs|cjs|js|css)$/;
const aside = /\.spec\.tsx?$|\.e2e\.ts$|\.d\.ts$|\/generated\/|^apps\/web-e2e\//;

/** Quality shows in the tail: no file and no function grows past what a reader can hold. */
export const sizes: Check = {
  name: 'files have at most 250 lines and functions at most 60, 90 % of them at most 120 and 30',
  faults() {
    const sources = repositoryFiles()
      .filter((path) => code.test(path) && !aside.test(path))
      .map((path) => ({ path, source: readFileSync(inWorkspace(path), 'utf8') }));
    const files = sources.map(({ path, source }) => ({ name: path, lines: lineCount(source) }));
    const functions = sources
      .filter(({ path }) => !path.endsWith('.css'))
      .flatMap(({ path, source }) => functionsOf(path, source));
    console.log(
      `    ${files.length} files, p90 ${percentile90(files)} lines; ${functions.length} functions, p90 ${percentile90(functions)} lines`,
    );
    return [...tooLong(files, fileLimit), ...tooLong(functions, functionLimit)];
  },
};
