// `npm run uploads`: five hundred uploads, with fifty kills of the service in between.
import './runtime/pinned-node.mjs';

await import('./uploads/main.ts');
