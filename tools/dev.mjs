// `npm run dev`: both apps in watch mode.
import './runtime/pinned-node.mjs';

await import('./dev/main.ts');
