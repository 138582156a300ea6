import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressed } from './build/compressed.ts';
import { plainLimits } from './build/plain-limits.ts';
import { smallLazy } from './build/small-lazy.ts';
import { shellList } from './build/shell-list.ts';
import { smallClient } from './build/small-client.ts';

const root = import.meta.dirname;

/** Where the API listens while developing; the built app is served by the API itself. */
const api = { target: process.env['API_URL'] ?? 'http://127.0.0.1:3000', changeOrigin: true };

/** What is fetched by an `import()` of its own, when it is first needed. */
const LAZY = [
  'chat/src/(?:attachments|tray|people|roster|emoji|group|account|search|notifications|safety)/',
  'chat/src/(?:later-parts|message-list/(?:announcer|deleted-by|failed-line|find-strangers|floating-day|former-people|jump-button|loading-older|row-tools|unread-chip|use-focus-behind|use-in-sight|use-strangers)|reactions/quick-reactions)',
  'chat/src/(?:connection/connection-banner|room/(?:failure-line|typing-bubble)|composer/(?:preview|preview-icon|purpose|text-budget|silent-button))[.]',
  'chat/src/content/(?:rich-content|code-block|code-plugins|math-plugins|bound-math|copy-as-source|draw-math|formula|bounds|math-delimiters|math-fonts|math-style|keep-typed|list-gaps|plugins|schema)',
  'chat/src/i18n/(?:ar[./]|number-in|told[.]|en/(?:audit|files|group|later|panes|safety|tray)|pane-text)',
  'chat/src/(?:mention/|room/read-by|room-list/(?:marks|nothing-found))',
  'chat/src/room/(?:details-panel|room-details|room-dialogs|delete-dialog|history-dialog|read-by-dialog)',
  'realtime/src/(?:groups/|files/|attachments/(?!later-files|use-tray)|outbox/(?:merge-files|storage)|notifications/|safety/|session/use-sessions|connection/io-socket|outbox/idb-|offline/|rooms/with-rooms|notices/|hooks/use-(?:kept|live-messages|notices|people-search|receipts|revisions|roster|staff|start-chat|search))',
  'chat/src/(?:shell/officehours|provider/ask-on-return)',
  'ui/src/(?:behaviour/use-(?:copy|modal)|primitives/(?:banner|dialog|select-field|switch|text-field))',
].map((path) => new RegExp(`/libs/web/${path}`, 'u'));

/**
 * Lazy files that the first screen waits for: the names of what they need stand in the page's script, so that all of it is
 * fetched at the same time. What any other lazy file needs is fetched when that one has come, and costs the first screen no name.
 */
const AT_ONCE = /\/(?:rich-content|attachments|group-composer)-/u;

/**
 * What every visit of the chat needs, kept in one file: in a dozen small ones it weighs 3 kB more. With it go the icons that
 * the first screen shares with what comes later, which would else bring all of that along.
 */
const partOfChatRoute = (id: string): boolean =>
  /\/node_modules\/(?:(?:react|react-dom|scheduler)\/|lucide-react\/.*\/icons\/(?:log-out|triangle-(?:alert|exclamation-point))\.)|\/libs\/(?:contracts(?!\/src\/audit)|api-client|web)\/.*\.tsx?$/u.test(
    id,
  ) && !LAZY.some((part) => part.test(id));

export default defineConfig({
  root,
  plugins: [react(), tailwindcss(), smallClient(), smallLazy(), plainLimits(), shellList(), compressed()],
  resolve: {
    tsconfigPaths: true,
    alias: [
      { find: /^\.\/webtransport\.js$/u, replacement: `${root}/build/no-webtransport.ts` },
      { find: /^\.\/mutationCache\.js$/u, replacement: `${root}/build/no-mutations.ts` },
      { find: /^use-sync-external-store\/shim.*/u, replacement: `${root}/build/sync-external-store.ts` },
      { find: /^.*\/createLucideIcon\.mjs$/u, replacement: `${root}/build/lucide-icon.ts` },
    ],
  },
  build: {
    outDir: '../../dist/apps/web',
    emptyOutDir: true,
    // Which file loads which: for the check of the chat route's weight.
    manifest: true,
    target: 'es2022',
    // Fonts and pictures stay files: `data:` addresses are not allowed by the content security policy.
    assetsInlineLimit: 0,
    // The small script Vite would put inline is refused by the same policy.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (file, needed, { hostType }) =>
        hostType === 'html' || AT_ONCE.test(file) ? needed : [],
    },
    rolldownOptions: {
      input: {
        index: `${root}/index.html`,
        'service-worker': `${root}/src/service-worker/service-worker.ts`,
      },
      // Our modules do nothing by being imported, so a page takes from a library's index only what it uses.
      treeshake: {
        moduleSideEffects: [{ test: /\/(?:libs|apps)\/(?!.*service-worker).+\.tsx?$/u, sideEffects: false }],
      },
      output: {
        entryFileNames: ({ name }) => (name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
        // Reading a property does nothing in our code and in what we use: what is read for nothing is left out.
        minify: {
          compress: { target: 'es2022', treeshake: { propertyReadSideEffects: false } },
          mangle: { toplevel: true },
          codegen: true,
        },
        // With what they need, each is one file: a first conversation waits for every file there is.
        codeSplitting: {
          groups: [
            { name: 'chat', test: partOfChatRoute, priority: 3 },
            { name: 'rich-content', test: /\/chat\/src\/content\/rich-content\.tsx$/u, priority: 2 },
            { name: 'attachments', test: /\/chat\/src\/attachments\/attachments\.tsx$/u, priority: 1 },
          ],
        },
      },
    },
  },
  server: {
    port: 4200,
    proxy: { '/api': api, '/socket.io': { ...api, ws: true }, '/docs': api },
  },
});
