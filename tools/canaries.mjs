// `npm run canaries`: a hundred thousand deliveries, each secret with a mark of its own.
import './runtime/pinned-node.mjs';

await import('./canaries/main.ts');
