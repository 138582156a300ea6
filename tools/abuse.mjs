// `npm run abuse`: floods and timings of the sizes of the threat model, against the built service.
import './runtime/pinned-node.mjs';

await import('./abuse/main.ts');
