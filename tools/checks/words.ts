import { readFileSync } from 'node:fs';

import { repositoryFiles } from '../runtime/sources.ts';
import { inWorkspace } from '../runtime/workspace.ts';
import type { Check } from './check.ts';

const text = /\.(ts|tsx|mjs|cjs|js|json|md|yml|yaml|css|html|sh|c|py)$|(^|\/)(Dockerfile|run|\.npmrc)$/;
const aside = /^tools\/checks\/(words\.ts|planted\/)|\/generated\//;

const forbidden: [pattern: RegExp, why: string][] = [
  [/\b(TODO|FIXME|XXX|HACK)\b/, 'is done now or has an issue'],
  [/@ts-ignore|@ts-nocheck|eslint-disable/, 'a check is obeyed or changed for everyone'],
  [
    /registry\.npmjs|npmjs\.org|yarnpkg\.com|deb\.debian\.org/,
    'no registry is named: whoever installs has set one up',
  ],
  [/\/work\/|\/root\/|\/home\/(?!node\b)\w+/, 'is a path of somebody’s machine'],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, 'is a secret'],
];

/** Words that have no place in the repository, wherever they stand. */
export const words: Check = {
  name: 'no left-over notes, silenced checks, registry hosts, private paths or keys',
  faults() {
    const paths = repositoryFiles().filter((path) => text.test(path) && !aside.test(path));
    return paths.flatMap((path) => {
      const lines = readFileSync(inWorkspace(path), 'utf8').split('\n');
      return lines.flatMap((line, index) =>
        forbidden
          .filter(([pattern]) => pattern.test(line))
          .map(([pattern, why]) => `${path}:${index + 1}: '${pattern.exec(line)?.[0]}' ${why}`),
      );
    });
  },
};
