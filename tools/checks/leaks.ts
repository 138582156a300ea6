import { existsSync, readFileSync } from 'node:fs';

import { inWorkspace } from '../runtime/workspace.ts';
import type { Check } from './check.ts';
import { leaksOf } from './leaks/judge.ts';

const folder = 'dist/apps/example-platform';

/** What the chat brings to a page of another build. The page's own sheet is not among the built ones. */
export const leaks: Check = {
  name: 'every rule of the chat’s sheets stands under the chat’s root',
  faults() {
    const manifest = inWorkspace(folder, '.vite/manifest.json');
    if (!existsSync(manifest)) return ['The example platform is not built: run `npm run build` first.'];
    const chunks = Object.values(
      JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, { file: string; css?: string[] }>,
    );
    const sheets = new Set(chunks.flatMap(({ css = [] }) => css));
    if (sheets.size < 2) return [`There are ${sheets.size} sheets where the chat has at least two.`];
    console.log(`    ${sheets.size} sheets`);
    return [...sheets].flatMap((sheet) =>
      leaksOf(readFileSync(inWorkspace(folder, sheet), 'utf8')).map(
        (leak) => `${sheet}: ${leak} reaches out of the chat`,
      ),
    );
  },
};
