import { createHash } from 'node:crypto';
import type { Plugin, Rolldown } from 'vite';

const WORKER = 'service-worker';
/** A lazy file of at most so many characters is kept with the app, so that it opens without network. */
const SMALL = 20_000;

/** Builds the service worker to a fixed name and writes into it which files draw the app, and their version. */
export function shellList(): Plugin {
  return {
    name: 'officehours:shell-list',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
      const worker = chunks.find((chunk) => chunk.isEntry && chunk.name === WORKER);
      const page = chunks.find((chunk) => chunk.isEntry && chunk.name === 'index');
      if (!worker || !page) throw new Error('The app and its service worker are built together.');

      const scripts = new Set<string>();
      const collect = (file: string): void => {
        const chunk = bundle[file];
        if (scripts.has(file) || chunk?.type !== 'chunk') return;
        scripts.add(file);
        chunk.imports.forEach(collect);
        // What the page asks for by itself right after it was drawn, and every dialog and page that is small.
        chunk.dynamicImports.filter((name) => isSmall(bundle[name])).forEach(collect);
      };
      collect(page.fileName);
      const styles = Object.keys(bundle).filter((file) =>
        /index-.*\.css$|inter-latin-wght-normal.*\.woff2$/u.test(file),
      );
      const files = ['/index.html', '/favicon.svg', ...[...scripts, ...styles].map((file) => `/${file}`)];
      const version = createHash('sha256').update(files.join()).digest('hex').slice(0, 12);
      worker.code = worker.code
        .replace(/\bSHELL\b/gu, '__SHELL')
        .replace(/^/u, `const __SHELL=${JSON.stringify({ version, files })};`);
    },
  };
}

function isSmall(output: Rolldown.OutputBundle[string] | undefined): boolean {
  if (output?.type !== 'chunk') return false;
  return output.code.length < SMALL || output.name === 'io-socket';
}
