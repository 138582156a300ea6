import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

import { inWorkspace } from '../runtime/workspace.ts';
import type { Check } from './check.ts';
import { type Chunk, loadedWith } from './weight/closure.ts';

/** Bytes of script, gzipped, that the chat route may load before it draws. */
const budget = 143_000;
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

/** The chat is drawn by the entry itself, so its weight is the entry's with all that it imports. */
export const weight: Check = {
  name: `the chat route loads at most ${kilobytes(budget)} of script (gzip)`,
  faults() {
    const manifest = inWorkspace('dist/apps/web/.vite/manifest.json');
    if (!existsSync(manifest)) return ['The web app is not built: run `npm run build` first.'];
    const files = loadedWith(
      JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, Chunk>,
      'index.html',
    );
    const sizes = files.map((file) => ({
      file,
      size: gzipSync(readFileSync(inWorkspace('dist/apps/web', file))).length,
    }));
    const total = sizes.reduce((sum, { size }) => sum + size, 0);
    console.log(`    ${kilobytes(total)} in ${files.length} files`);
    if (total <= budget) return [];
    const heaviest = sizes
      .toSorted((a, b) => b.size - a.size)
      .map(({ file, size }) => `${kilobytes(size)} ${file}`);
    return [`${kilobytes(total)} is ${kilobytes(total - budget)} too much:`, ...heaviest];
  },
};
