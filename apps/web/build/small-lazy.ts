import { readFileSync } from 'node:fs';
import { transformWithOxc, type Plugin } from 'vite';

const THEIRS = '\0vite/preload-helper.js';
const OURS = `${import.meta.dirname}/lazy-files.ts`;

/** Puts `lazy-files.ts` in the place of what Vite puts around every `import()`. */
export function smallLazy(): Plugin {
  return {
    name: 'officehours:small-lazy',
    apply: 'build',
    enforce: 'pre',
    load: (id) => (id === THEIRS ? transformWithOxc(readFileSync(OURS, 'utf8'), OURS) : null),
  };
}
