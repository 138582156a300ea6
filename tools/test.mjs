// `npm test`: every suite in order, or those named with --only=<suite>[,<suite>].
import './runtime/pinned-node.mjs';

await import('./test/main.ts');
